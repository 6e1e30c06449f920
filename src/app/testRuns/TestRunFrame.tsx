import { Play, Square } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import type { TestRunActivity } from "../../state/store/testRunActivity.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Elapsed } from "../ui/Elapsed.tsx";
import { describeActivity } from "./describeActivity.ts";
import styles from "./testRunFrame.module.css";

/** All texts are already translated. */
export interface TestRunFrameProps {
  readonly title: string;
  /** Name of the area (`data-area`) for keys that move the focus. */
  readonly area: string;
  /** Controls between the title and the run button. */
  readonly tools: ReactNode;
  readonly note: string;
  readonly statusLabel: string;
  /** Shown while no test is running. */
  readonly status: string;
  readonly details?: ReactNode;
  readonly problem: string | null;
  readonly activity: TestRunActivity;
  readonly runLabel: string;
  readonly canRun: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onDropFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** A panel that runs scripts on the machine in its base state. */
export function TestRunFrame(props: TestRunFrameProps): ReactElement {
  const { activity, problem } = props;
  const isIdle = activity.kind === "idle";
  return (
    <section
      className={styles["panel"]}
      aria-label={props.title}
      data-area={props.area}
      onDrop={(event) => {
        event.preventDefault();
        props.onDropFiles([...event.dataTransfer.files]);
      }}
    >
      <header className={styles["bar"]}>
        <h2 className={styles["title"]}>{props.title}</h2>
        {props.tools}
        <span className={styles["space"]} />
        {isIdle ? (
          <Button
            label={props.runLabel}
            look="primary"
            icon={Play}
            isDisabled={!props.canRun}
            onClick={props.onRun}
          />
        ) : (
          <Button
            label="Stop"
            icon={Square}
            isDisabled={activity.kind === "returning"}
            onClick={props.onStop}
          />
        )}
      </header>
      <p className={styles["note"]}>{props.note}</p>
      <div className={styles["note"]} role="status" aria-label={props.statusLabel}>
        {isIdle ? props.status : describeActivity(activity)}
      </div>
      {!isIdle && (
        <p className={styles["note"]}>
          <Elapsed key={activity.kind} />
        </p>
      )}
      {props.details !== undefined && <div className={styles["note"]}>{props.details}</div>}
      {problem !== null && (
        <p className={styles["problem"]} role="alert">
          {problem}
        </p>
      )}
      {props.children}
    </section>
  );
}
