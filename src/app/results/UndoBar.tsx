import { Undo2 } from "lucide-react";
import type { ReactElement } from "react";
import { selectShownRun } from "../../state/store/selectors.ts";
import type { StoredSnapshot } from "../../state/snapshotStorage/snapshotStore.ts";
import { isEnded } from "../../state/store/statementRun.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import styles from "./resultBar.module.css";
import { translate } from "../translation/translation.ts";

/** The checkpoint that was taken before the shown statement, if it is still kept. */
const selectCheckpoint = (state: WorkbenchState): StoredSnapshot | null => {
  const run = selectShownRun(state);
  if (run === null || !isEnded(run)) return null;
  const id = state.snapshots.checkpoints[run.id];
  return state.snapshots.stored.find((snapshot) => snapshot.id === id) ?? null;
};

/** Offers to undo a destructive statement. */
export function UndoBar(): ReactElement | null {
  const { snapshots } = useWorkbench();
  const checkpoint = useWorkbenchState(selectCheckpoint);
  if (checkpoint === null) return null;
  return (
    <div className={styles["bar"]} role="group" aria-label={translate("Checkpoint")}>
      <span className={styles["text"]}>
        {translate("A checkpoint was taken before {{statement}}", {
          statement: checkpoint.header.statement ?? "",
        })}
      </span>
      <Button label="Undo" icon={Undo2} onClick={() => void snapshots.restore(checkpoint.id)} />
    </div>
  );
}
