import { explainSavepoint, mayChangeData } from "../../sql/plan/explainStatement.ts";
import { noBrackets, runBracketed, undoBrackets } from "../../sql/session/undoBrackets.ts";
import type { Statement } from "../../sql/statements/statement.ts";
import type { ComparedSide, Comparison } from "../store/comparison.ts";
import type { Connections } from "../machine/connections.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

export interface CompareActions {
  /** Whether the statement, which a comparison runs on each port, may change data. */
  changesData(statement: Statement): boolean;
  /** Runs a statement on every port in turn; with `isUndone` its changes are rolled back. */
  run(statement: Statement, isUndone: boolean): Promise<void>;
  close(): void;
}

/** Row limit per side; larger results are better compared by a query. */
const comparedRows = 500;

export function createCompareActions(
  context: WorkbenchContext,
  connections: Connections,
): CompareActions {
  const setSide = (of: Comparison, side: ComparedSide): Comparison => ({
    ...of,
    sides: of.sides.map((each) => (each.port === side.port ? side : each)),
  });

  return {
    changesData: mayChangeData,
    async run(statement, isUndone) {
      const ports = context.get().machine.manifest?.ports ?? [];
      const started: Comparison = {
        sql: statement.text,
        sides: ports.map(({ port }) => ({ port, outcome: null, blocks: [], elapsedMs: null })),
      };
      let current = started;
      const isShown = (): boolean => context.get().comparison === current;
      const show = (next: Comparison): void => {
        context.update("comparison", (shown) => (shown === current ? next : shown));
        current = next;
      };
      context.update("comparison", () => started);
      for (const { port } of ports) {
        const session = await connections.whenReady(port, new AbortController().signal);
        if (session === null || !isShown()) return;
        const isInTransaction = context.get().sessions[port]?.transaction === "open";
        const brackets = isUndone ? undoBrackets(isInTransaction, explainSavepoint) : noBrackets;
        const { value } = await runBracketed(session, brackets, () =>
          session.run(statement, { pageSize: comparedRows }),
        );
        const { outcome, blocks, elapsedMs, cursor } = value;
        if (cursor !== null) void session.closeCursor(cursor);
        show(setSide(current, { port, outcome, blocks, elapsedMs }));
      }
    },
    close() {
      context.update("comparison", () => null);
    },
  };
}
