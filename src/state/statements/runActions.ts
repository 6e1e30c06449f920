import { dialectOfServer } from "../../sql/dialectOfServer.ts";
import type { TextRange } from "../../sql/model.ts";
import type { ServerIdentity } from "../../sql/serverIdentity.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";
import { partAtBlankLines } from "../../sql/statements/partAtBlankLines.ts";
import { transactionEnd } from "../../sql/transactionEnd.ts";
import type { Statement } from "../../sql/statements/statement.ts";
import { statementAt } from "../../sql/statements/statementAt.ts";
import type { Connections } from "../machine/connections.ts";
import type { ResultActions } from "../results/resultActions.ts";
import type { ScriptPreparer, VariableAnswer } from "./scriptPreparer.ts";
import { createScriptReader } from "./scriptReader.ts";
import type { ScriptRunner } from "./scriptRunner.ts";
import { serverForReading } from "./serverForReading.ts";
import { selectPort, selectSession } from "../store/selectors.ts";
import { isEnded, type PlacedStatement } from "../store/statementRun.ts";
import type { WorkbenchState } from "../store/workbenchState.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

export interface RunActions {
  /** Runs the selection of the active tab, or the statement at the cursor. */
  runCurrent(text: string, selection: TextRange): Promise<void>;
  runAll(text: string): Promise<void>;
  /** Ends the transaction on the active tab's port; the results stay. */
  endTransaction(how: "commit" | "rollback"): Promise<void>;
  /** Cancels the statements on the active tab's port. */
  cancel(): Promise<void>;
  /** Answers a script's question for variables; `null` cancels the script. */
  answerVariables(answer: VariableAnswer | null): void;
}

export function createRunActions(
  context: WorkbenchContext,
  runner: ScriptRunner,
  results: ResultActions,
  preparer: ScriptPreparer,
  connections: Pick<Connections, "whenReady">,
): RunActions {
  const run = async (statements: readonly PlacedStatement[]): Promise<void> => {
    const state = context.get();
    const port = selectPort(state);
    if (statements.length === 0 || port === null) return;
    await runner.run({ editorTabId: state.editor.activeId, port, statements });
  };

  /** Runs statements and removes the tab's earlier results, except pinned ones. */
  const runAnew = async (statements: readonly PlacedStatement[]): Promise<void> => {
    const port = selectPort(context.get());
    const tabId = context.get().editor.activeId;
    if (statements.length === 0 || port === null) return;
    const prepared = await preparer.prepare(statements, port);
    const { editor, results: known } = context.get();
    // The user may have switched to another tab while the question was open.
    if (prepared === null || editor.activeId !== tabId || selectPort(context.get()) !== port)
      return;
    const old = known.runs.filter(
      (candidate) =>
        candidate.editorTabId === editor.activeId && isEnded(candidate) && !candidate.isPinned,
    );
    results.close(old.map(({ id }) => id));
    await run(prepared);
  };

  const reader = createScriptReader(context);

  /** Runs the statements that `choose` selects; nothing if the user switched tabs meanwhile. */
  const readAndRun = async (
    text: string,
    choose: (
      statements: readonly Statement[],
      server: ServerIdentity | null,
    ) => readonly PlacedStatement[],
  ): Promise<void> => {
    const port = selectPort(context.get());
    const tabId = context.get().editor.activeId;
    if (port === null) return;
    const server =
      selectSession(context.get())?.server ?? (await serverForReading(context, connections, port));
    const statements = await reader.split(text, server);
    const isSamePlace =
      context.get().editor.activeId === tabId && selectPort(context.get()) === port;
    if (statements !== null && isSamePlace) await runAnew(choose(statements, server));
  };

  return {
    async runCurrent(text, selection) {
      const { start, end } = selection;
      if (start < end) await readAndRun(text.slice(start, end), (found) => place(found, start));
      else {
        await readAndRun(text, (found, server) => {
          const whole = placeAt(found, start);
          return context.get().settings.blankLinesSeparate
            ? placePart(text, whole, start, server)
            : whole;
        });
      }
    },
    async runAll(text) {
      await readAndRun(text, (found) => place(found, 0));
    },
    async endTransaction(how) {
      await run([{ statement: transactionEnd(how), documentOffset: null }]);
    },
    async cancel() {
      if (reader.stop()) return;
      const port = selectPort(context.get());
      if (port !== null) await runner.cancel(port);
    },
    answerVariables(answer) {
      preparer.answer(answer);
    },
  };
}

/** Returns the selected statements, or the one at the cursor; none in an empty text. */
export function findCurrent(
  text: string,
  selection: TextRange,
  split: (text: string) => readonly Statement[],
): readonly PlacedStatement[] {
  if (selection.start < selection.end) {
    return place(split(text.slice(selection.start, selection.end)), selection.start);
  }
  return placeAt(split(text), selection.start);
}

/** Works like `findCurrent`, as the user's settings and the server say. */
export function findCurrentOf(
  state: WorkbenchState,
  text: string,
  selection: TextRange,
): readonly PlacedStatement[] {
  const server = selectSession(state)?.server ?? null;
  const whole = findCurrent(text, selection, (part) => splitScript(part, server));
  return selection.start < selection.end || !state.settings.blankLinesSeparate
    ? whole
    : placePart(text, whole, selection.start, server);
}

/** The part of a statement at the offset, where blank lines separate statements. */
function placePart(
  text: string,
  whole: readonly PlacedStatement[],
  offset: number,
  server: ServerIdentity | null,
): readonly PlacedStatement[] {
  const [placed] = whole;
  if (placed === undefined) return whole;
  const range = partAtBlankLines(placed.statement, offset, dialectOfServer(server));
  if (range === null) return whole;
  return place(splitScript(text.slice(range.start, range.end), server), range.start);
}

function placeAt(statements: readonly Statement[], offset: number): readonly PlacedStatement[] {
  const statement = statementAt(statements, offset);
  return statement === null ? [] : place([statement], 0);
}

function place(statements: readonly Statement[], offset: number): readonly PlacedStatement[] {
  return statements.map((statement) => ({
    statement,
    documentOffset: offset + statement.textRange.start,
  }));
}
