import type { ReactElement } from "react";
import { useTranslate } from "../../translation/useTranslate.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { describeExactness } from "./describeExactness.ts";
import styles from "./cellViewer.module.css";
import type { ExactCell } from "./useExactCell.ts";

export interface ExactValueProps {
  readonly exact: ExactCell;
  /** Whether the server holds the row. */
  readonly isHeld: boolean;
}

/** Says how exact the shown value is, and reads the exact one on request. */
export function ExactValue({ exact, isHeld }: ExactValueProps): ReactElement {
  const translate = useTranslate();
  const { reading, read } = exact;
  return (
    <div className={styles["exact"]}>
      <span role="note" aria-label={translate("Exactness")}>
        {describeExactness(reading, isHeld, translate)}
      </span>
      {reading.kind === "reading" && <Spinner />}
      {isHeld && (reading.kind === "notRead" || reading.kind === "failed") && (
        <Button label="Read the exact value" look="quiet" onClick={read} />
      )}
    </div>
  );
}
