import { Columns2, FastForward, ListTree, Play, Square } from "lucide-react";
import type { ReactElement } from "react";
import { selectIsPortBusy } from "../../state/store/selectors.ts";
import { isTransactionOpen } from "../commands/runCommands.ts";
import { useCommands } from "../commands/useCommands.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { MenuButton } from "../ui/menu/MenuButton.tsx";
import { TransactionButtons } from "../ui/buttons/TransactionButtons.tsx";
import { Switch } from "../ui/buttons/Switch.tsx";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";
import styles from "./editorPane.module.css";

export function RunToolbar(): ReactElement {
  const commands = useCommands();
  const isBusy = useWorkbenchState(selectIsPortBusy);
  const isInTransaction = useWorkbenchState(isTransactionOpen);
  return (
    <div className={styles["toolbar"]} data-in-transaction={isInTransaction || undefined}>
      {isInTransaction && (
        <>
          <TransactionButtons
            isDisabled={isBusy}
            onCommit={() => {
              commands.run("commit");
            }}
            onRollBack={() => {
              commands.run("rollback");
            }}
          />
          <span className={styles["divider"]} aria-hidden="true" />
        </>
      )}
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
      <ContinueSwitch />
      <MenuButton
        label="Explain"
        icon={ListTree}
        isDisabled={isBusy}
        items={[
          {
            kind: "action",
            label: "Show the plan",
            shortcut: commands.shortcut("explain"),
            onSelect: () => {
              commands.run("explain");
            },
          },
          {
            kind: "action",
            label: "Run and measure the plan",
            shortcut: commands.shortcut("explainAnalyze"),
            onSelect: () => {
              commands.run("explainAnalyze");
            },
          },
        ]}
      />
      <IconButton
        label="Compare on both ports"
        icon={Columns2}
        shortcut={commands.shortcut("compare")}
        onClick={() => {
          commands.run("compare");
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

/** The setting "Stop a script at its first error", the other way round. */
function ContinueSwitch(): ReactElement {
  const workbench = useWorkbench();
  const stopOnError = useWorkbenchState((state) => state.settings.stopOnError);
  return (
    <Switch
      label="Continue on error"
      title="Run all runs the statements behind a failed one too"
      isOn={!stopOnError}
      onTurn={(isOn) => {
        workbench.changeSettings({ stopOnError: !isOn });
      }}
    />
  );
}
