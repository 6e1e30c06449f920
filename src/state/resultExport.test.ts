import { describe, expect, it } from "vitest";
import type { OutputBlock } from "../sql/model.ts";
import { selectShownRun } from "./selectors.ts";
import { createTestWorkbench, type TestWorkbench } from "./testing/createTestWorkbench.ts";

function table(rows: readonly (readonly (string | null)[])[]): OutputBlock {
  const columns = [{ name: "a", alignment: "left", type: null } as const];
  const shape = { title: null, footerRowCount: rows.length, footers: [], isComplete: true };
  return { kind: "table", table: { ...shape, columns, rows } };
}

async function runPaged(): Promise<{ test: TestWorkbench; runId: string }> {
  const test = createTestWorkbench();
  await test.boot();
  test.session(5432).answer = () => ({
    blocks: [table([["1"]])],
    cursor: { name: "c", totalRows: 3 },
    rowCount: 3,
  });
  const running = test.workbench.runs.runAll("select a from t;");
  await test.clock.advance(0);
  await running;
  return { test, runId: selectShownRun(test.workbench.store.getState())?.id ?? "" };
}

describe("collecting a result's rows", () => {
  it("fetches what remains from the cursor and runs nothing again", async () => {
    const { test, runId } = await runPaged();
    test.session(5432).page = { kind: "rows", rows: [["2"], ["3"]], isLast: true, isExact: true };
    const seen: unknown[] = [];
    const outcome = await test.workbench.exports.collectRows({
      runId,
      onProgress: (progress) => seen.push(progress),
      signal: new AbortController().signal,
    });
    expect(outcome.kind === "done" && outcome.value.rows).toEqual([["1"], ["2"], ["3"]]);
    expect(seen).toEqual([{ rows: 1, totalRows: 3 }]);
    expect(test.session(5432).ran).toEqual(["select a from t;"]);
  });

  it("stops when it is cancelled, and keeps what has come", async () => {
    const { test, runId } = await runPaged();
    test.session(5432).page = { kind: "rows", rows: [["2"]], isLast: false, isExact: true };
    const abort = new AbortController();
    let asked = 0;
    const outcome = await test.workbench.exports.collectRows({
      runId,
      onProgress: () => {
        asked += 1;
        if (asked === 2) abort.abort();
      },
      signal: abort.signal,
    });
    expect(outcome).toEqual({ kind: "cancelled" });
    expect(selectShownRun(test.workbench.store.getState())?.blocks).toEqual(
      [table([["1"], ["2"], ["2"]])].map((block) => ({
        ...block,
        table: { ...(block.kind === "table" ? block.table : {}), footerRowCount: 1 },
      })),
    );
  });

  it("says when the cursor is gone", async () => {
    const { test, runId } = await runPaged();
    test.session(5432).page = { kind: "failed", error: null };
    const outcome = await test.workbench.exports.collectRows({
      runId,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    expect(outcome).toEqual({ kind: "failed", error: null });
  });
});

describe("copying again past the console", () => {
  it("runs the query inside COPY and takes the file that it wrote", async () => {
    const { test, runId } = await runPaged();
    const removed: string[] = [];
    test.machine.getFile = (): Promise<Uint8Array> =>
      Promise.resolve(new TextEncoder().encode("a\n1\n"));
    test.machine.removeFile = (...paths: string[]): Promise<void> => {
      removed.push(...paths);
      return Promise.resolve();
    };
    test.session(5432).answer = () => ({ blocks: [{ kind: "tag", tag: "COPY 1" }] });
    const outcome = await test.workbench.exports.copyAgain({
      runId,
      onProgress: () => undefined,
      signal: new AbortController().signal,
    });
    expect(outcome).toEqual({ kind: "done", value: new TextEncoder().encode("a\n1\n") });
    expect(test.session(5432).ran.at(-1)).toMatch(
      /^copy \(\nselect a from t\n\) to stdout with \(format csv, header\) \\g '\/mnt\/host\/export-id-\d+\.csv'$/,
    );
    expect(removed).toEqual([expect.stringMatching(/^\/mnt\/host\/export-id-\d+\.csv$/)]);
  });

  it("hands the server's error on", async () => {
    const { test, runId } = await runPaged();
    const outcome = { kind: "cancelled", error: null } as const;
    test.session(5432).answer = () => ({ outcome });
    expect(
      await test.workbench.exports.copyAgain({
        runId,
        onProgress: () => undefined,
        signal: new AbortController().signal,
      }),
    ).toEqual({ kind: "cancelled" });
  });
});
