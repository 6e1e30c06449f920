import { statementTraits } from "../../sql/statements/statementTraits.ts";
import { selectDialect } from "../store/selectors.ts";
import type { PlacedStatement, StatementRun } from "../store/statementRun.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { SnapshotActions } from "./snapshotActions.ts";
import { selectKeeps } from "./selectSlot.ts";

/** Takes checkpoints before destructive statements. */
export interface Checkpoints {
  /** Takes a checkpoint if `unit` needs one; resolves when the unit may run. */
  beforeRun(unit: CheckedUnit, script: readonly CheckedUnit[]): Promise<void>;
}

/** Statements that are run together. */
export interface CheckedUnit {
  readonly run: StatementRun;
  readonly statements: readonly PlacedStatement[];
}

export function createCheckpoints(
  context: WorkbenchContext,
  snapshots: Pick<SnapshotActions, "saveCheckpoint">,
): Checkpoints {
  let lastScript: readonly CheckedUnit[] | null = null;

  /** Returns the first destructive statement of a unit. */
  const findDanger = ({ statements }: CheckedUnit): PlacedStatement | null =>
    statements.find(
      ({ statement: { kind, text } }) =>
        kind.kind === "sql" && statementTraits(text, selectDialect(context.get())).danger !== null,
    ) ?? null;

  return {
    async beforeRun(unit, script) {
      // One checkpoint per script: restoring it undoes everything the script destroyed.
      if (script === lastScript || !context.get().settings.makesCheckpoints) return;
      const danger = findDanger(unit);
      if (!selectKeeps(context.get()) || danger === null) return;
      lastScript = script;
      const runIds = script
        .slice(script.indexOf(unit))
        .filter((later) => findDanger(later) !== null)
        .map(({ run }) => run.id);
      await snapshots.saveCheckpoint(runIds, shorten(danger.statement.text));
    },
  };
}

const maximumLength = 200;

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= maximumLength ? line : `${line.slice(0, maximumLength - 1)}…`;
}
