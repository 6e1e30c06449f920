import type { ReactElement, ReactNode } from "react";
import type { SnapshotActivity } from "../../state/store/snapshotsState.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Elapsed } from "../ui/Elapsed.tsx";
import { Spinner } from "../ui/Spinner.tsx";
import styles from "./snapshotsPanel.module.css";

export interface SnapshotsFooterProps {
  readonly activity: SnapshotActivity;
  /** Whether a snapshot waits for the machine to be idle. */
  readonly isWaiting: boolean;
  readonly onStopWaiting: () => void;
  /** The storage meter. */
  readonly meter: ReactNode;
}

/** The current activity in place of the storage meter, so that the list above does not move. */
export function SnapshotsFooter(props: SnapshotsFooterProps): ReactElement {
  const { activity, isWaiting, onStopWaiting, meter } = props;
  return (
    <footer className={styles["footer"]}>
      {isWaiting ? (
        <WaitingNote onStop={onStopWaiting} />
      ) : activity.kind === "idle" ? (
        meter
      ) : (
        <ActivityNote key={activity.kind} activity={activity} />
      )}
    </footer>
  );
}

type BusyActivity = Exclude<SnapshotActivity, { readonly kind: "idle" }>;

const activityWords: Readonly<Record<BusyActivity["kind"], string>> = {
  lending: "Tests have the machine",
  saving: "Saving the machine’s state…",
  restoring: "Restoring…",
  exporting: "Writing the state to a file…",
  importing: "Reading the state file…",
  deleting: "Deleting…",
};

function ActivityNote({ activity }: { readonly activity: BusyActivity }): ReactElement {
  const words = translate(activityWords[activity.kind]);
  return (
    <div className={styles["activity"]}>
      <Spinner />
      <span aria-live="polite">{words}</span>
      <Elapsed />
    </div>
  );
}

/** Says that a snapshot waits for the machine to be idle; it blocks nothing else. */
function WaitingNote({ onStop }: { readonly onStop: () => void }): ReactElement {
  return (
    <div className={styles["activity"]} role="status" aria-label={translate("Snapshot")}>
      <Spinner />
      <span>{translate("Saving as soon as the machine rests…")}</span>
      <Elapsed />
      <Button label="Stop waiting" look="quiet" onClick={onStop} />
    </div>
  );
}
