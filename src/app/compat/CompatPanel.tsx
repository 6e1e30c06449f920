import { ClipboardCheck, X } from "lucide-react";
import { type ReactElement, useState } from "react";
import { type CompatFormat, writeCompatReport } from "../../sql/compat/writeCompatReport.ts";
import { activeEditorTab } from "../../state/store/editorTabs.ts";
import type { CompatState } from "../../state/store/compatState.ts";
import { selectIsPortBusy } from "../../state/store/selectors.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { currentText } from "../commands/runCommands.ts";
import { downloadFile } from "../ui/downloadFile.ts";
import { TestRunFrame } from "../testRuns/TestRunFrame.tsx";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { EmptyState } from "../ui/placeholders/EmptyState.tsx";
import { ScrollArea } from "../ui/ScrollArea.tsx";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import { nameOfTab } from "../wording/nameOfTab.ts";
import styles from "./compatPanel.module.css";
import { readScripts, ScriptFileButton } from "./ScriptFileButton.tsx";
import { ConstructSums } from "./ConstructSums.tsx";
import { describeCompatCounts, describeCompatProblem } from "./describeCompat.ts";
import { readDefines } from "./readDefines.ts";
import { UnitTable } from "./UnitTable.tsx";

const selectCompat = (state: WorkbenchState): CompatState => state.compat;
const selectCanRun = (state: WorkbenchState): boolean =>
  state.machine.status.kind === "running" &&
  state.compat.activity.kind === "idle" &&
  state.machine.manifest?.ports.some(({ mode }) => mode === "oracle") === true &&
  !selectIsPortBusy(state);

/** Oracle scripts, tried unit by unit on Oracle's port, and the outcome of each unit. */
export function CompatPanel(): ReactElement {
  const services = useServices();
  const { workbench } = services;
  const actions = workbench.compat;
  const compat = useWorkbenchState(selectCompat);
  const canRun = useWorkbenchState(selectCanRun);
  const [values, setValues] = useState("");
  const { scripts, units, activity, problem } = compat;
  const save = (format: CompatFormat): void => {
    const manifest = workbench.store.getState().machine.manifest;
    const port = manifest?.ports.find(({ mode }) => mode === "oracle")?.port ?? 0;
    const place = { engine: manifest?.label ?? "", port };
    const { name, text } = writeCompatReport(units, place, format);
    downloadFile(name, new Blob([text]));
  };
  return (
    <TestRunFrame
      title={translate("Compatibility check")}
      area="compat"
      tools={
        <>
          <ScriptFileButton
            onFiles={(files) => {
              actions.add(files);
            }}
          />
          <Button
            label="Add the tab’s text"
            onClick={() => {
              const name = nameOfTab(activeEditorTab(workbench.store.getState().editor));
              actions.add([{ name, text: currentText(services) }]);
            }}
          />
          <label className={styles["values"]}>
            {translate("Values of & variables")}
            <input
              className={styles["input"]}
              placeholder={translate("name=value, …")}
              value={values}
              spellCheck={false}
              onChange={(event) => {
                setValues(event.currentTarget.value);
              }}
            />
          </label>
        </>
      }
      note={translate(
        "Each unit of the scripts runs on Oracle’s port, on the machine as its image brings it. The state of your machine is saved before and comes back afterwards.",
      )}
      statusLabel={translate("Check run")}
      status={describeCompatCounts(units)}
      problem={problem === null ? null : describeCompatProblem(problem)}
      activity={activity}
      runLabel={translate("Run the check")}
      canRun={canRun && scripts.length > 0}
      onRun={() => void actions.run(readDefines(values))}
      onStop={() => {
        actions.stop();
      }}
      onDropFiles={(dropped) => {
        void readScripts(services, dropped).then((files) => {
          actions.add(files);
        });
      }}
    >
      {scripts.length === 0 ? (
        <div className={styles["content"]}>
          <EmptyState icon={ClipboardCheck} title="Will my Oracle scripts run?">
            {translate("Add scripts (.sql), or drop them here, and run the check.")}
          </EmptyState>
        </div>
      ) : (
        <ScrollArea label="Report" role="region" className={styles["content"]}>
          <ul className={styles["scripts"]} aria-label={translate("Oracle scripts")}>
            {scripts.map(({ name }) => (
              <li key={name}>
                {name}
                <IconButton
                  label={translate("Remove {{name}}", { name })}
                  icon={X}
                  isSmall
                  isDisabled={activity.kind !== "idle"}
                  onClick={() => {
                    actions.remove(name);
                  }}
                />
              </li>
            ))}
          </ul>
          {units.length > 0 && (
            <>
              <div className={styles["save"]}>
                <Button
                  label="Save as HTML"
                  onClick={() => {
                    save("html");
                  }}
                />
                <Button
                  label="Save as Markdown"
                  onClick={() => {
                    save("markdown");
                  }}
                />
                <Button
                  label="Save as JSON"
                  onClick={() => {
                    save("json");
                  }}
                />
              </div>
              <ConstructSums units={units} />
              <UnitTable units={units} />
            </>
          )}
        </ScrollArea>
      )}
    </TestRunFrame>
  );
}
