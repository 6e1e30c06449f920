import { type ReactElement, Suspense } from "react";
import { lazyPart } from "../../services/lazyPart.ts";
import { useWorkbenchState } from "../../services/useWorkbench.ts";
import styles from "./editableResult.module.css";

const EditRefusalNote = lazyPart(() => import("./EditRefusalNote.tsx"), "EditRefusalNote");
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
        <Suspense fallback={null}>
          <EditRefusalNote runId={runId} reason={edit.reason} />
        </Suspense>
      )}
      <div className={styles["rest"]}>{grid}</div>
    </div>
  );
}
