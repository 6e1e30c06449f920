import { useEffect, useState } from "react";
import { guessDumpMode } from "../../sql/catalog/guessDumpMode.ts";
import { selectPort } from "../../state/store/selectors.ts";
import { useServices, useWorkbenchList, useWorkbenchState } from "../services/useWorkbench.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";

/** The port on which a SQL file runs. */
export interface ImportPortChoice {
  readonly ports: readonly number[];
  readonly port: number | null;
  /** Whether the port was recognised from the file's content. */
  readonly isRecognised: boolean;
  choose(port: number): void;
}

const noPorts: readonly number[] = [];
/** The ports to choose from; none unless their psqls read text differently. */
const selectPorts = (state: WorkbenchState): readonly number[] => {
  const ports = state.machine.manifest?.ports.map(({ port }) => port) ?? noPorts;
  const isIvory = Object.values(state.sessions).some(
    ({ server }) => server?.compatibleMode != null,
  );
  return isIvory ? ports : noPorts;
};

const bytesToRead = 200_000;

/** The port that fits a file's content, else the active tab's; the user can choose another. */
export function useImportPort(file: File | null): ImportPortChoice {
  const { workbench } = useServices();
  const ports = useWorkbenchList(selectPorts);
  const tabPort = useWorkbenchState(selectPort);
  const [chosen, setChosen] = useState<{ readonly file: File; readonly port: number } | null>(null);
  const [guessed, setGuessed] = useState<{ readonly file: File; readonly port: number } | null>(
    null,
  );
  useEffect(() => {
    if (file === null) return;
    let isWanted = true;
    void file
      .slice(0, bytesToRead)
      .text()
      .then((text) => {
        const mode = guessDumpMode(text);
        const manifest = workbench.store.getState().machine.manifest;
        const port = manifest?.ports.find((each) => each.mode === mode)?.port;
        if (isWanted && port !== undefined) setGuessed({ file, port });
      });
    return () => {
      isWanted = false;
    };
  }, [file, workbench]);
  const ofFile = (choice: typeof chosen): number | null =>
    choice !== null && choice.file === file && ports.includes(choice.port) ? choice.port : null;
  return {
    ports,
    port: ofFile(chosen) ?? ofFile(guessed) ?? tabPort,
    isRecognised: ofFile(chosen) === null && ofFile(guessed) !== null,
    choose(port) {
      if (file !== null) setChosen({ file, port });
    },
  };
}
