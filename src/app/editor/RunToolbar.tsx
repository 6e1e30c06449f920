import { FastForward, Play, Square } from "lucide-react";
import type { ReactElement } from "react";
import { selectIsPortBusy } from "../../state/selectors.ts";
import { useCommands } from "../commands/useCommands.ts";
import { Button } from "../ui/Button.tsx";
import { useWorkbenchState } from "../useWorkbench.ts";
import styles from "./editorPane.module.css";

export function RunToolbar(): ReactElement {
  const commands = useCommands();
  const isBusy = useWorkbenchState(selectIsPortBusy);
  return (
    <div className={styles["toolbar"]}>
      <Button
        label="Run"
        look="primary"
        icon={Play}
        onClick={() => {
          commands.run("run");
        }}
      />
      <Button
        label="Run all"
        look="quiet"
        icon={FastForward}
        onClick={() => {
          commands.run("runAll");
        }}
      />
      <Button
        label="Cancel"
        look="quiet"
        icon={Square}
        isDisabled={!isBusy}
        onClick={() => {
          commands.run("cancel");
        }}
      />
    </div>
  );
}
