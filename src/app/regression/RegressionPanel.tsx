import { FlaskRound } from "lucide-react";
import { type ReactElement, useState } from "react";
import { hasPassed, type RegressionResult } from "../../sql/regression/regressionResult.ts";
import { type ReportedTest, writeRegressionDiffs } from "../../sql/regression/regressionReport.ts";
import type { RegressionTest } from "../../sql/regression/regressionTest.ts";
import { activeEditorTab } from "../../state/store/editorTabs.ts";
import type { RegressionState } from "../../state/store/regressionState.ts";
import { selectIsPortBusy, selectPort } from "../../state/store/selectors.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { currentText } from "../commands/runCommands.ts";
import { downloadFile } from "../ui/downloadFile.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { TestRunFrame } from "../testRuns/TestRunFrame.tsx";
import { EmptyState } from "../ui/placeholders/EmptyState.tsx";
import { writeClipboard } from "../ui/writeClipboard.ts";
import type { Services } from "../services/services.ts";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import { findBugReportPlace } from "../results/errors/findBugReportPlace.ts";
import { nameOfTab } from "../wording/nameOfTab.ts";
import { describeRegressionProblem } from "./describeRegression.ts";
import styles from "./regression.module.css";
import { writeRegressionBugReport } from "./writeRegressionBugReport.ts";
import { TestDetail } from "./TestDetail.tsx";
import { readSuiteFiles, TestFileButton } from "./TestFileButton.tsx";
import { TestList } from "./TestList.tsx";

const selectRegression = (state: WorkbenchState): RegressionState => state.regression;
const selectCanRun = (state: WorkbenchState): boolean =>
  state.machine.status.kind === "running" &&
  state.regression.activity.kind === "idle" &&
  !selectIsPortBusy(state);

/** Scripts with expected outputs, run like pg_regress does, and their differences. */
export function RegressionPanel(): ReactElement {
  const services = useServices();
  const { workbench } = services;
  const actions = workbench.regression;
  const regression = useWorkbenchState(selectRegression);
  const canRun = useWorkbenchState(selectCanRun);
  const port = useWorkbenchState(selectPort);
  const [isFreshForEach, setIsFreshForEach] = useState(true);
  const [chosen, setChosen] = useState<string | null>(null);
  const { tests, files, progress, activity, problem } = regression;
  const selected = tests.find(({ name }) => name === chosen) ?? tests[0] ?? null;
  const run = (names: readonly string[]): void => {
    if (port !== null) void actions.run(names, { port, isFreshForEach });
  };
  return (
    <TestRunFrame
      title={translate("Regression tests")}
      area="regression"
      tools={
        <>
          <TestFileButton
            onFiles={(added) => {
              actions.add(added);
            }}
          />
          <Button
            label="Add the tab’s text"
            onClick={() => {
              const bytes = new TextEncoder().encode(currentText(services));
              actions.add([{ path: scriptNameOf(services), bytes }]);
            }}
          />
          <label className={styles["check"]}>
            <input
              type="checkbox"
              checked={isFreshForEach}
              onChange={(event) => {
                setIsFreshForEach(event.currentTarget.checked);
              }}
            />
            {translate("A clean machine for every script")}
          </label>
        </>
      }
      note={translate(
        "psql runs each script in a new database on this port, on the machine as its image brings it. The state of your machine is saved before and comes back afterwards.",
      )}
      statusLabel={translate("Test run")}
      status={describeCounts(regression)}
      details={
        files.length === 0 ? undefined : (
          <>
            {translate("{{count}} files beside the scripts", { count: files.length })}{" "}
            <Button
              label="Forget them"
              onClick={() => {
                actions.forgetFiles();
              }}
            />
          </>
        )
      }
      problem={problem === null ? null : describeRegressionProblem(problem)}
      activity={activity}
      runLabel={translate("Run the tests")}
      canRun={canRun && tests.length > 0}
      onRun={() => {
        run(tests.map(({ name }) => name));
      }}
      onStop={() => {
        actions.stop();
      }}
      onDropFiles={(dropped) => {
        void readSuiteFiles(services, dropped).then((added) => {
          actions.add(added);
        });
      }}
    >
      {selected === null ? (
        <EmptyState icon={FlaskRound} title="No tests yet">
          {translate(
            "Add scripts (.sql) and what psql is expected to print (.out), or drop them here. Variants are NAME_0.out to NAME_9.out; blanks count, as in pg_regress. Other files are data that the scripts read; a folder may bring its schedule.",
          )}
        </EmptyState>
      ) : (
        <div className={styles["columns"]}>
          <div className={styles["side"]}>
            <TestList
              regression={regression}
              selected={selected.name}
              onSelect={setChosen}
              onRemove={(name) => {
                actions.remove(name);
              }}
            />
            <Button
              label="Download regression.diffs"
              isDisabled={!Object.values(progress).some(({ kind }) => kind === "ended")}
              onClick={() => {
                const { name, text } = writeRegressionDiffs(reportedTests(regression));
                downloadFile(name, new Blob([text]));
              }}
            />
          </div>
          <TestDetail
            key={selected.name}
            test={selected}
            progress={progress[selected.name]}
            canRun={canRun}
            onRun={() => {
              run([selected.name]);
            }}
            onExpect={(text) => {
              actions.expect(selected.name, { name: expectedNameOf(selected, regression), text });
            }}
            onDownload={() => {
              const result = resultOf(selected.name, regression);
              if (result === null) return;
              downloadFile(
                `${selected.name}.out`,
                new Blob([result.bytes?.slice() ?? result.actual]),
              );
            }}
            onReport={() => {
              const result = resultOf(selected.name, regression);
              if (result === null || port === null) return;
              const place = findBugReportPlace(workbench.store.getState(), port);
              void writeClipboard(writeRegressionBugReport(selected, result, place));
            }}
          />
        </div>
      )}
    </TestRunFrame>
  );
}

/** The active tab's name, with `.sql` appended if it has none. */
function scriptNameOf({ workbench }: Services): string {
  const name = nameOfTab(activeEditorTab(workbench.store.getState().editor));
  return name.endsWith(".sql") ? name : `${name.trim().replaceAll(/[\s/]+/g, "_")}.sql`;
}

/** The file that an accepted output replaces: the closest expected output. */
function expectedNameOf({ name }: RegressionTest, regression: RegressionState): string {
  const comparison = resultOf(name, regression)?.comparison;
  return comparison?.kind === "different" ? comparison.name : `${name}.out`;
}

function resultOf(name: string, { progress }: RegressionState): RegressionResult | null {
  const shown = progress[name];
  return shown?.kind === "ended" ? shown.result : null;
}

function reportedTests(regression: RegressionState): readonly ReportedTest[] {
  return regression.tests.map(({ name }) => ({
    name,
    result: resultOf(name, regression),
    isIgnored: false,
  }));
}

function describeCounts(regression: RegressionState): string {
  const results = reportedTests(regression).flatMap(({ result }) => result ?? []);
  if (results.length === 0) return "";
  const passed = results.filter(hasPassed).length;
  return translate("{{passed}} of {{total}} passed", { passed, total: results.length });
}
