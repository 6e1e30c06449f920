import { useState, type ReactElement } from "react";
import type { ImageIndexEntry } from "../../vm/imageIndex.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { ConfirmDialog } from "../ui/dialog/ConfirmDialog.tsx";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import styles from "./imageSelect.module.css";
import { translate } from "../translation/translation.ts";

const selectImages = (state: WorkbenchState): readonly ImageIndexEntry[] => state.machine.images;
const selectImageId = (state: WorkbenchState): string | null => state.machine.imageId;
const selectIsRunning = (state: WorkbenchState): boolean => state.machine.status.kind === "running";

/** Chooses the image that the machine runs. */
export function ImageSelect(): ReactElement | null {
  const workbench = useWorkbench();
  const images = useWorkbenchState(selectImages);
  const imageId = useWorkbenchState(selectImageId);
  const isRunning = useWorkbenchState(selectIsRunning);
  const [wanted, setWanted] = useState<ImageIndexEntry | null>(null);
  if (images.length === 0) return null;

  const choose = (id: string): void => {
    const image = images.find((candidate) => candidate.id === id);
    if (image === undefined) return;
    if (isRunning) setWanted(image);
    else void workbench.switchImage(id);
  };

  return (
    <>
      <select
        aria-label={translate("Image")}
        className={styles["select"]}
        value={imageId ?? ""}
        onChange={(event) => {
          choose(event.currentTarget.value);
        }}
      >
        {!images.some(({ id }) => id === imageId) && (
          <option value={imageId ?? ""}>{imageId}</option>
        )}
        {images.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
      {wanted !== null && (
        <ConfirmDialog
          title={translate("Start “{{image}}”?", { image: wanted.label })}
          confirmLabel="Start it"
          onCancel={() => {
            setWanted(null);
          }}
          onConfirm={() => {
            setWanted(null);
            void workbench.switchImage(wanted.id);
          }}
        >
          {translate("The running machine is switched off. Data that no snapshot keeps is lost.")}
        </ConfirmDialog>
      )}
    </>
  );
}
