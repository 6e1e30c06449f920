import { describe, expect, it } from "vitest";
import type { OutputBlock } from "../../sql/model.ts";
import { selectShownRun } from "../store/selectors.ts";
import { createTestWorkbench, type TestWorkbench } from "../testing/createTestWorkbench.ts";

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
  it("fetches the remaining rows from the cursor and runs nothing again", async () => {
    const { test, runId } = await runPaged();
    test.session(5432).page = { kind: "rows", rows: [["2"], ["3"]], isLast: true, isExact: true };
    // Aligned output lost the trailing blank of the value and of the column's name.
    test.session(5432).exactRows = { kind: "rows", names: ["a "], rows: [["1 "]], isText: true };
    const seen: unknown[] = [];
    const outcome = await test.workbench.exports.collectRows({
      runId,
      onProgress: (progress) => seen.push(progress),
      signal: new AbortController().signal,
    });
    if (outcome.kind !== "done") throw new Error(outcome.kind);
    expect(outcome.value.rows).toEqual([["1 "], ["2"], ["3"]]);
    expect(outcome.value.columns).toEqual([{ name: "a ", alignment: "left", type: null }]);
    expect(test.session(5432).readRanges).toEqual([[0, 1]]);
    expect(selectShownRun(test.workbench.store.getState())?.exactness.alignedRows).toBe(0);
    expect(seen).toEqual([{ rows: 1, totalRows: 3 }]);
    expect(test.session(5432).ran).toEqual(["select a from t;"]);
  });

  it("stops when it is cancelled, and keeps the rows fetched so far", async () => {
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

  it.each([
    [
      { kind: "failed", error: null },
      { kind: "failed", error: null },
    ],
    [
      { kind: "rows", names: ["a"], rows: [], isText: true },
      { kind: "failed", error: null },
    ],
    [{ kind: "rows", names: ["a"], rows: [["\ufffd"]], isText: false }, { kind: "notText" }],
  ] as const)(
    "gives nothing inexact when the first rows come back as %j",
    async (read, expected) => {
      const { test, runId } = await runPaged();
      test.session(5432).page = { kind: "rows", rows: [["2"], ["3"]], isLast: true, isExact: true };
      test.session(5432).exactRows = read;
      const signal = new AbortController().signal;
      const request = { runId, onProgress: () => undefined, signal };
      expect(await test.workbench.exports.collectRows(request)).toEqual(expected);
    },
  );

  it("counts rows of aligned pages as rows to be read again", async () => {
    const { test, runId } = await runPaged();
    test.session(5432).page = { kind: "rows", rows: [["2"]], isLast: false, isExact: false };
    await test.workbench.results.fetchMore(runId, 1);
    await test.workbench.results.makeExact(runId);
    expect(test.session(5432).readRanges).toEqual([[0, 2]]);
  });

  it("returns what psql printed when there is no cursor", async () => {
    const { test, runId } = await runPaged();
    await test.workbench.restart("snapshot");
    const run = selectShownRun(test.workbench.store.getState());
    expect(run?.cursor).toBeNull();
    expect(await test.workbench.results.makeExact(runId)).toBeNull();
    expect(test.session(5432).readRanges).toEqual([]);
  });

  it("fails when the cursor is gone", async () => {
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

describe("copying again, bypassing the console", () => {
  it("runs the query inside COPY and reads the file that it wrote", async () => {
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

  it("passes on the server's error", async () => {
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
