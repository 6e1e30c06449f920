import {
  parseServerActivity,
  serverActivityQuery,
  type ServerSession,
  stopSession,
} from "../../sql/activity/serverActivity.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";
import type { TextRange } from "../../sql/model.ts";
import { transactionEnd } from "../../sql/transactionEnd.ts";
import type { Connections } from "../machine/connections.ts";
import type { ResultActions } from "../results/resultActions.ts";
import { findCurrent } from "./runActions.ts";
import type { ScriptPreparer } from "./scriptPreparer.ts";
import type { ScriptRunner } from "./scriptRunner.ts";
import { isEnded, type PlacedStatement } from "../store/statementRun.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

/** Actions of the laboratory: two sessions side by side, and the list of all server sessions. */
export interface LabActions {
  /** Runs the statement at the cursor, or the selection, on a port. */
  runCurrent(port: number, text: string, selection: TextRange): Promise<void>;
  endTransaction(port: number, how: "commit" | "rollback"): Promise<void>;
  cancel(port: number): Promise<void>;
  setText(port: number, text: string): void;
  /** Lists the server's sessions through the service session; `null` when it does not answer. */
  readSessions(): Promise<readonly ServerSession[] | null>;
  stop(processId: number, how: "cancel" | "end"): Promise<void>;
}

/** Pseudo editor tab id for the laboratory's results. */
export function labTabId(port: number): string {
  return `lab-${port}`;
}

export function createLabActions(
  context: WorkbenchContext,
  connections: Connections,
  runner: ScriptRunner,
  results: ResultActions,
  preparer: ScriptPreparer,
): LabActions {
  const run = async (port: number, statements: readonly PlacedStatement[]): Promise<void> => {
    const editorTabId = labTabId(port);
    const old = context
      .get()
      .results.runs.filter((each) => each.editorTabId === editorTabId && isEnded(each));
    results.close(old.slice(0, -keptResults).map(({ id }) => id));
    if (statements.length > 0) await runner.run({ editorTabId, port, statements });
  };

  return {
    async runCurrent(port, text, selection) {
      const server = context.get().sessions[port]?.server ?? null;
      const found = findCurrent(text, selection, (part) => splitScript(part, server));
      await run(port, (await preparer.prepare(found, port)) ?? []);
    },
    async endTransaction(port, how) {
      await run(port, [{ statement: transactionEnd(how), documentOffset: null }]);
    },
    cancel: (port) => runner.cancel(port),
    setText(port, text) {
      context.update("labTexts", (texts) => ({ ...texts, [port]: text }));
    },
    async readSessions() {
      const service = connections.service();
      if (service === null) return null;
      const { outcome, blocks } = await service.run(serverActivityQuery(), { pageSize: null });
      return outcome.kind === "completed" ? parseServerActivity(blocks) : null;
    },
    async stop(processId, how) {
      await connections.service()?.run(stopSession(processId, how), { pageSize: null });
    },
  };
}

/** Results kept per side, so that earlier ones stay visible. */
const keptResults = 20;
