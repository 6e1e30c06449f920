import { useEffect, useState } from "react";
import { guessDumpMode } from "../../sql/catalog/guessDumpMode.ts";
import { selectPort } from "../../state/store/selectors.ts";
import { useServices, useWorkbenchList, useWorkbenchState } from "../services/useWorkbench.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";

/** Where a SQL file runs. */
export interface ImportPortChoice {
  readonly ports: readonly number[];
  readonly port: number | null;
  /** The file's own signs decided. */
  readonly isRecognised: boolean;
  choose(port: number): void;
}

const noPorts: readonly number[] = [];
/** Ports whose psql reads text differently: only there is a choice to make. */
const selectPorts = (state: WorkbenchState): readonly number[] => {
  const ports = state.machine.manifest?.ports.map(({ port }) => port) ?? noPorts;
  const isIvory = Object.values(state.sessions).some(
    ({ server }) => server?.compatibleMode != null,
  );
  return isIvory ? ports : noPorts;
};

const bytesToRead = 200_000;

/** The port that a file was made for, by its own signs; else the active tab's, to be chosen. */
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
