import type { ReactElement } from "react";
import { Button } from "../../ui/buttons/Button.tsx";
import { Dialog } from "../../ui/dialog/Dialog.tsx";
import { translate } from "../../translation/translation.ts";

export interface AnalyzeDialogProps {
  readonly onClose: () => void;
  readonly onRun: (mode: "run" | "runAndUndo") => void;
}

/** Asks before EXPLAIN ANALYZE runs a statement that may change data. */
export function AnalyzeDialog({ onClose, onRun }: AnalyzeDialogProps): ReactElement {
  return (
    <Dialog
      title="This statement would change data"
      role="alertdialog"
      onClose={onClose}
      footer={
        <>
          <Button
            label="Run and keep the changes"
            look="danger"
            onClick={() => {
              onRun("run");
            }}
          />
          <Button
            label="Run and roll back"
            look="primary"
            onClick={() => {
              onRun("runAndUndo");
            }}
          />
        </>
      }
    >
      {translate(
        "EXPLAIN ANALYZE runs the statement to measure it. Rolled back, its changes are undone at once; what no transaction undoes stays, such as the numbers that sequences gave out.",
      )}
    </Dialog>
  );
}
