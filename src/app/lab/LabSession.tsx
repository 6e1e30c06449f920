import { Play, Square } from "lucide-react";
import { type ReactElement, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import type { ServerIdentity } from "../../sql/serverIdentity.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";
import { labTabId } from "../../state/statements/labActions.ts";
import { findCurrent } from "../../state/statements/runActions.ts";
import type { SessionView, WorkbenchState } from "../../state/store/workbenchState.ts";
import { editorHelp } from "../editor/editorHelp.ts";
import { findWarnings } from "../editor/marks/findWarnings.ts";
import { languageOfPort } from "../editor/monaco/selectEditorLanguage.ts";
import surfaceStyles from "../editor/editorSurface.module.css";
import type { SqlEditor, SqlEditorOptions } from "../editor/monaco/sqlEditor.ts";
import type { Services } from "../services/services.ts";
import { TransactionStatus } from "../statusBar/TransactionStatus.tsx";
import { Button } from "../ui/buttons/Button.tsx";
import { TransactionButtons } from "../ui/buttons/TransactionButtons.tsx";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import { nameOfPort } from "../wording/nameOfPort.ts";
import styles from "./lab.module.css";
import { labExamples } from "./labExamples.ts";
import { LabResults } from "./LabResults.tsx";
import { lazyPart } from "../services/lazyPart.ts";
import { translate } from "../translation/translation.ts";

const MonacoHost = lazyPart(() => import("../editor/monaco/MonacoHost.tsx"), "MonacoHost");

export interface LabSessionProps {
  readonly port: number;
  readonly isFirst: boolean;
}

/** One session of the laboratory: its text, transaction and results. */
export function LabSession({ port, isFirst }: LabSessionProps): ReactElement {
  const services = useServices();
  const { workbench, lab } = services;
  const [editor, setEditor] = useState<SqlEditor | null>(null);
  const name = useWorkbenchState((state) => nameOfPort(state, port));
  const session = useWorkbenchState((state): SessionView | null => state.sessions[port] ?? null);
  const language = useWorkbenchState((state) => languageOfPort(state, port));
  const isBusy = useWorkbenchState((state) => isPortBusy(state, port));
  const isInTransaction = session?.transaction === "open" || session?.transaction === "failed";
  const options = useMemo(() => toOptions(services, port, name), [services, port, name]);
  const takeEditor = useCallback((next: SqlEditor | null) => {
    setEditor(next);
  }, []);

  useEffect(() => {
    const text = workbench.store.getState().labTexts[port] ?? labExamples()[isFirst ? 0 : 1];
    editor?.show({ id: String(port), text });
  }, [editor, workbench, port, isFirst]);

  useEffect(() => {
    editor?.setLanguage(language);
  }, [editor, language]);

  useEffect(() => {
    if (editor === null) return;
    lab.set(port, editor);
    return () => {
      lab.delete(port);
    };
  }, [editor, lab, port]);

  const run = (): void => {
    if (editor === null) return;
    void workbench.lab.runCurrent(port, editor.text(), editor.selection());
  };

  return (
    <section
      className={styles["side"]}
      aria-label={translate("Session {{name}}", { name })}
      data-lab-port={port}
    >
      <header className={styles["bar"]}>
        <h2 className={styles["title"]}>{name}</h2>
        {session !== null && (
          <span className={styles["transaction"]}>
            <TransactionStatus session={session} />
          </span>
        )}
        <span className={styles["space"]} />
        {isInTransaction && (
          <TransactionButtons
            isDisabled={isBusy}
            onCommit={() => void workbench.lab.endTransaction(port, "commit")}
            onRollBack={() => void workbench.lab.endTransaction(port, "rollback")}
          />
        )}
        <Button
          label="Cancel"
          look="quiet"
          icon={Square}
          isDisabled={!isBusy}
          onClick={() => void workbench.lab.cancel(port)}
        />
        <Button label="Run" look="primary" icon={Play} onClick={run} />
      </header>
      <div className={styles["editor"]}>
        <Suspense fallback={null}>
          <MonacoHost options={options} onEditor={takeEditor} />
        </Suspense>
      </div>
      <LabResults port={port} />
    </section>
  );
}

function isPortBusy({ results }: WorkbenchState, port: number): boolean {
  const tabId = labTabId(port);
  return results.runs.some((run) => run.editorTabId === tabId && run.status.kind !== "ended");
}

function toOptions(services: Services, port: number, name: string): SqlEditorOptions {
  const { workbench } = services;
  const state = workbench.store.getState();
  const server = (): ServerIdentity | null =>
    workbench.store.getState().sessions[port]?.server ?? null;
  return {
    label: translate("SQL of {{name}}", { name }),
    placeholder: translate("Control+Enter runs the statement at the cursor."),
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue("--font-mono"),
    fontSizePx: state.settings.fontSizePx,
    statementClass: surfaceStyles["statement"] ?? "",
    findStatement: (text, selection) => {
      const placed = findCurrent(text, selection, (part) => splitScript(part, server()));
      const first = placed[0];
      const last = placed.at(-1);
      if (first?.documentOffset == null || last?.documentOffset == null) return null;
      return { start: first.documentOffset, end: last.documentOffset + last.statement.text.length };
    },
    findWarnings: (text) => findWarnings(text, server()),
    ...editorHelp(workbench),
    onText: (_id, text) => {
      workbench.lab.setText(port, text);
    },
  };
}
