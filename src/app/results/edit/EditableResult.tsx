import { X } from "lucide-react";
import { type ReactElement, Suspense } from "react";
import { lazyPart } from "../../services/lazyPart.ts";
import { useWorkbench, useWorkbenchState } from "../../services/useWorkbench.ts";
import { translate } from "../../translation/translation.ts";
import { IconButton } from "../../ui/buttons/IconButton.tsx";
import { describeEditRefusal } from "./describeEditRefusal.ts";
import styles from "./editableResult.module.css";

const EditGrid = lazyPart(() => import("./EditGrid.tsx"), "EditGrid");

export interface EditableResultProps {
  readonly runId: string;
  /** The grid's accessible name. */
  readonly label: string;
  /** Shown while the result is not edited. */
  readonly grid: ReactElement;
}

/** A result's grid; while its data are edited, the grid for that. */
export function EditableResult({ runId, label, grid }: EditableResultProps): ReactElement {
  const { edits } = useWorkbench();
  const edit = useWorkbenchState((state) => state.edits[runId]);
  if (edit?.kind === "open") {
    return (
      <Suspense fallback={grid}>
        <EditGrid runId={runId} label={label} edit={edit} />
      </Suspense>
    );
  }
  return (
    <div className={styles["frame"]}>
      {edit?.kind === "refused" && (
        <div className={styles["note"]} role="status">
          <span>{describeEditRefusal(edit.reason)}</span>
          <IconButton
            label="Dismiss"
            icon={X}
            isSmall
            onClick={() => {
              edits.end(runId);
            }}
          />
        </div>
      )}
      <div className={styles["rest"]}>{grid}</div>
    </div>
  );
}
