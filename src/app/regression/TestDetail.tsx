import { type ReactElement, useState } from "react";
import type { RegressionResult } from "../../sql/regression/regressionResult.ts";
import type { RegressionTest } from "../../sql/regression/regressionTest.ts";
import type { TestProgress } from "../../state/store/regressionState.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { ScrollArea } from "../ui/ScrollArea.tsx";
import { describeProgress, explainResult } from "./describeRegression.ts";
import { type DifferenceLayout, DifferenceView } from "./DifferenceView.tsx";
import styles from "./regression.module.css";

export interface TestDetailProps {
  readonly test: RegressionTest;
  readonly progress: TestProgress | undefined;
  readonly canRun: boolean;
  readonly onRun: () => void;
  /** Sets the test's expected output. */
  readonly onExpect: (text: string) => void;
  readonly onDownload: () => void;
  readonly onReport: () => void;
}

/** One test: its script or its result. */
export function TestDetail(props: TestDetailProps): ReactElement {
  const { test, progress } = props;
  const result = progress?.kind === "ended" ? progress.result : null;
  const [layout, setLayout] = useState<DifferenceLayout>("sideBySide");
  const { comparison } = result ?? {};
  return (
    <section className={styles["detail"]} aria-label={test.name}>
      <header className={styles["bar"]}>
        <h3 className={styles["title"]}>{test.name}</h3>
        <Button label="Run this one" isDisabled={!props.canRun} onClick={props.onRun} />
        {result !== null && (
          <>
            {comparison?.kind !== "same" && (
              <Button
                label="Accept the output as expected"
                onClick={() => {
                  props.onExpect(result.actual);
                }}
              />
            )}
            <Button label="Download the output" onClick={props.onDownload} />
            <Button label="Copy as a bug report" onClick={props.onReport} />
          </>
        )}
        {comparison?.kind === "different" && (
          <Button
            label={layout === "unified" ? "Show side by side" : "Show as one column"}
            look="quiet"
            onClick={() => {
              setLayout(layout === "unified" ? "sideBySide" : "unified");
            }}
          />
        )}
      </header>
      <p className={styles["note"]}>
        {result === null ? describeProgress(progress).words : explainResult(result)}
      </p>
      <ScrollArea label="Output" role="document" className={styles["content"]}>
        {comparison?.kind === "different" ? (
          <DifferenceView hunks={comparison.hunks} layout={layout} />
        ) : (
          <Texts test={test} result={result} onExpect={props.onExpect} />
        )}
      </ScrollArea>
    </section>
  );
}

interface TextsProps {
  readonly test: RegressionTest;
  readonly result: RegressionResult | null;
  readonly onExpect: (text: string) => void;
}

function Texts({ test, result, onExpect }: TextsProps): ReactElement {
  return (
    <>
      {test.expected.length === 0 && <ExpectedField onExpect={onExpect} />}
      <pre className={styles["text"]}>{result === null ? test.script : result.actual}</pre>
    </>
  );
}

/** A field for an expected output that is not in a file. */
function ExpectedField({ onExpect }: { readonly onExpect: (text: string) => void }): ReactElement {
  const [text, setText] = useState("");
  return (
    <div className={styles["expect"]}>
      <label>
        {translate("Expected output")}
        <textarea
          rows={4}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
          }}
        />
      </label>
      <Button
        label="Expect this text"
        isDisabled={text === ""}
        onClick={() => {
          onExpect(text);
        }}
      />
    </div>
  );
}
