import { Trash2 } from "lucide-react";
import type { ReactElement } from "react";
import type { RegressionState } from "../../state/store/regressionState.ts";
import { translate } from "../translation/translation.ts";
import { formatDuration } from "../ui/format/formatDuration.ts";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { joinClasses } from "../ui/joinClasses.ts";
import { describeProgress } from "./describeRegression.ts";
import styles from "./regression.module.css";

export interface TestListProps {
  readonly regression: RegressionState;
  readonly selected: string | null;
  readonly onSelect: (name: string) => void;
  readonly onRemove: (name: string) => void;
}

export function TestList({
  regression,
  selected,
  onSelect,
  onRemove,
}: TestListProps): ReactElement {
  const { tests, progress, activity } = regression;
  return (
    <ul className={styles["tests"]} aria-label={translate("Tests")}>
      {tests.map(({ name }) => {
        const shown = progress[name];
        const { words, tone } = describeProgress(shown);
        return (
          <li key={name} className={styles["test"]}>
            <button
              type="button"
              className={styles["choose"]}
              aria-current={name === selected ? "true" : undefined}
              onClick={() => {
                onSelect(name);
              }}
            >
              <span className={styles["name"]}>{name}</span>
              <span className={joinClasses(styles["state"], styles[tone])}>{words}</span>
              {shown?.kind === "ended" && (
                <span className={styles["elapsed"]}>{formatDuration(shown.result.elapsedMs)}</span>
              )}
            </button>
            <IconButton
              label={translate("Remove {{name}}", { name })}
              icon={Trash2}
              isSmall
              isDisabled={activity.kind !== "idle"}
              onClick={() => {
                onRemove(name);
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}
