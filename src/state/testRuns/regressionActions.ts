import {
  addSuiteFiles,
  carriedFiles,
  setupTestName,
} from "../../sql/regression/regressionSuite.ts";
import {
  expectOutput,
  type NamedText,
  type RegressionTest,
} from "../../sql/regression/regressionTest.ts";
import type { SuiteFile } from "../../sql/regression/suiteFile.ts";
import type { Machine } from "../../vm/machine.ts";
import type { SnapshotActions } from "../snapshots/snapshotActions.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { RegressionEnd } from "../testMachine/runRegression.ts";
import type { RegressionState, TestProgress } from "../store/regressionState.ts";
import type { TestMachine } from "../testMachine/testMachine.ts";
import { runOnLentMachine } from "./runOnLentMachine.ts";

export interface RegressionOptions {
  readonly port: number;
  /** Whether every script gets a clean machine; else only the first. */
  readonly isFreshForEach: boolean;
}

/** Regression tests with expected output, run on the machine in its base state. */
export interface RegressionActions {
  /** Adds scripts (.sql), expected outputs (.out) and data files. */
  add(files: readonly SuiteFile[]): void;
  /** Removes the data files, and thereby the order of a schedule. */
  forgetFiles(): void;
  remove(name: string): void;
  /** Adds an expected output to a test, under a file name. */
  expect(test: string, output: NamedText): void;
  /** Runs the named tests in list order; restores the machine's state afterwards. */
  run(names: readonly string[], options: RegressionOptions): Promise<void>;
  stop(): void;
}

export function createRegressionActions(
  context: WorkbenchContext,
  snapshots: Pick<SnapshotActions, "lend">,
  imageUrl: () => string | null,
): RegressionActions {
  let abort = new AbortController();

  const change = (part: Partial<RegressionState>): void => {
    context.update("regression", (regression) => ({ ...regression, ...part }));
  };
  const setProgress = (name: string, progress: TestProgress): void => {
    change({ progress: { ...context.get().regression.progress, [name]: progress } });
  };

  const runOn = async (
    machine: Machine,
    testMachine: TestMachine,
    names: readonly string[],
    { port, isFreshForEach }: RegressionOptions,
  ): Promise<RegressionEnd | null> => {
    const place = machine.manifest.ports.find((each) => each.port === port);
    if (place === undefined) return null;
    const suite = context.get().regression;
    // Loaded on demand: few visits run tests.
    const { runRegression } = await import("../testMachine/runRegression.ts");
    return runRegression(
      {
        tests: suite.tests.filter(({ name }) => names.includes(name)),
        setup: suite.tests.find(({ name }) => name === setupTestName) ?? null,
        files: carriedFiles(suite),
        place,
        isFreshForEach,
        expectedOn: ({ expected }) => expected,
        signal: abort.signal,
        onStart: (name) => {
          setProgress(name, { kind: "running" });
        },
        onResult: (name, result) => {
          setProgress(name, { kind: "ended", result });
        },
      },
      testMachine,
    );
  };

  return {
    add(files) {
      const before = context.get().regression;
      const suite = addSuiteFiles(before, files);
      const { tests } = suite;
      const isUnchanged = (name: string): boolean => {
        const find = (list: readonly RegressionTest[]): string =>
          JSON.stringify(list.find((test) => test.name === name));
        return find(before.tests) === find(tests);
      };
      change({ ...suite, progress: keepEntries(before.progress, isUnchanged) });
    },
    forgetFiles() {
      change({ files: [] });
    },
    remove(name) {
      const { tests, progress } = context.get().regression;
      change({
        tests: tests.filter((test) => test.name !== name),
        progress: keepEntries(progress, (key) => key !== name),
      });
    },
    expect(name, output) {
      const { tests, progress } = context.get().regression;
      const test = tests.find((each) => each.name === name);
      if (test === undefined) return;
      const changed = expectOutput(test, output.name, output.text);
      change({ tests: tests.map((each) => (each === test ? changed : each)) });
      const shown = progress[name];
      if (shown?.kind !== "ended") return;
      const { result } = shown;
      void import("../../sql/regression/compareOutput.ts").then(({ compareOutput }) => {
        const comparison = compareOutput(changed.expected, result.actual);
        setProgress(name, { kind: "ended", result: { ...result, comparison } });
      });
    },
    async run(names, options) {
      const { activity, progress } = context.get().regression;
      if (activity.kind !== "idle") return;
      abort = new AbortController();
      const waiting = Object.fromEntries(names.map((name) => [name, { kind: "waiting" } as const]));
      change({
        activity: { kind: "preparing" },
        problem: null,
        progress: { ...progress, ...waiting },
      });
      const problem = await runOnLentMachine(
        { context, snapshots, imageUrl },
        (shown) => {
          change({ activity: shown });
        },
        (machine, testMachine) => runOn(machine, testMachine, names, options),
      );
      const after = context.get().regression.progress;
      change({
        activity: { kind: "idle" },
        // Tests that did not end count as not run.
        progress: keepEntries(after, (_name, { kind }) => kind === "ended"),
        problem,
      });
    },
    stop() {
      abort.abort();
    },
  };
}

function keepEntries<T>(
  entries: Readonly<Record<string, T>>,
  isKept: (key: string, value: T) => boolean,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).filter(([key, value]) => isKept(key, value)));
}
