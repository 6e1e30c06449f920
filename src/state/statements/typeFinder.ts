import type { Column, OutputBlock } from "../../sql/model.ts";
import type { Connections } from "../machine/connections.ts";
import { changeRun } from "../results/resultActions.ts";
import { selectShownRun } from "../store/selectors.ts";
import type { StatementRun } from "../store/statementRun.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";

export interface TypeFinder {
  /**
   * Queries the column types of the shown result, once per result, when its port is idle. Delayed,
   * because the shown result is chosen after the last statement has ended.
   */
  look(): void;
}

/** Finds column types, which psql does not print but the grid needs to recognise numbers. */
export function createTypeFinder(context: WorkbenchContext, connections: Connections): TypeFinder {
  const asked = new Set<string>();
  let isWaiting = false;

  const describe = async (run: StatementRun): Promise<void> => {
    const columns = await connections.session(run.port)?.describe(run.statement);
    if (columns == null) return;
    context.update("results", (results) =>
      changeRun(results, run.id, (current) => ({
        ...current,
        blocks: current.blocks.map((block) => withTypes(block, columns)),
      })),
    );
  };

  const ask = (): void => {
    isWaiting = false;
    const state = context.get();
    const run = selectShownRun(state);
    if (run === null || asked.has(run.id) || !isUndescribed(run)) return;
    const isPortQuiet =
      state.sessions[run.port]?.status.kind === "idle" &&
      state.results.runs.every((other) => other.port !== run.port || isOver(other));
    if (!isPortQuiet) return;
    asked.add(run.id);
    void describe(run);
  };

  return {
    look() {
      if (isWaiting) return;
      isWaiting = true;
      context.dependencies.clock.setTimer(ask, delayMs);
    },
  };
}

const delayMs = 50;

function isOver(run: StatementRun): boolean {
  return run.status.kind === "ended";
}

function isUndescribed(run: StatementRun): boolean {
  const { kind } = run.statement;
  return (
    kind.kind === "sql" &&
    kind.isQuery &&
    isOver(run) &&
    run.blocks.some(
      (block) => block.kind === "table" && block.table.columns.some(({ type }) => type === null),
    )
  );
}

/** Adds the types to columns of the same position and name, if the column count matches. */
function withTypes(block: OutputBlock, described: readonly Column[]): OutputBlock {
  if (block.kind !== "table" || block.table.columns.length !== described.length) return block;
  const columns = block.table.columns.map((column, index) =>
    described[index]?.name === column.name ? { ...column, type: described[index].type } : column,
  );
  return { kind: "table", table: { ...block.table, columns } };
}
