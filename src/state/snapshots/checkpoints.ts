import type { Danger } from "../../sql/statements/statementTraits.ts";
import { statementTraits } from "../../sql/statements/statementTraits.ts";
import { selectDialect } from "../selectors.ts";
import type { StatementRun } from "../statementRun.ts";
import type { WorkbenchContext } from "../workbenchContext.ts";
import type { SnapshotActions } from "./snapshotActions.ts";
import { selectKeeps } from "./selectSlot.ts";

/** Takes checkpoints before statements that destroy something. */
export interface Checkpoints {
  /** Resolves when a statement of a script may run. */
  beforeRun(run: StatementRun, script: readonly StatementRun[]): Promise<void>;
}

export function createCheckpoints(
  context: WorkbenchContext,
  snapshots: Pick<SnapshotActions, "saveCheckpoint">,
): Checkpoints {
  let lastScript: readonly StatementRun[] | null = null;

  const dangerOf = ({ statement }: StatementRun): Danger | null =>
    statement.kind.kind === "sql"
      ? statementTraits(statement.text, selectDialect(context.get())).danger
      : null;

  return {
    async beforeRun(run, script) {
      // One a script: going back there undoes all that the script destroyed.
      if (script === lastScript || !context.get().settings.makesCheckpoints) return;
      if (!selectKeeps(context.get()) || dangerOf(run) === null) return;
      lastScript = script;
      const runIds = script
        .slice(script.indexOf(run))
        .filter((later) => dangerOf(later) !== null)
        .map(({ id }) => id);
      await snapshots.saveCheckpoint(runIds, shorten(run.statement.text));
    },
  };
}

const maximumLength = 200;

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length <= maximumLength ? line : `${line.slice(0, maximumLength - 1)}…`;
}
