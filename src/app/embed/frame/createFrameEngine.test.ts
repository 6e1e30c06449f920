// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createMessage } from "../../../sql/output/messages/createMessage.ts";
import type { OutputBlock } from "../../../sql/model.ts";
import type { FetchedPage } from "../../../sql/session/contract/sqlSession.ts";
import {
  createTestWorkbench,
  type TestWorkbench,
} from "../../../state/testing/createTestWorkbench.ts";
import type { BlockReport, FrameMessage, PageMessage } from "../protocol/embedMessages.ts";
import { parseFrameMessage } from "../protocol/parseFrameMessage.ts";
import { protocolVersion } from "../protocol/protocolVersion.ts";
import { createFrameEngine } from "./createFrameEngine.ts";

const start: PageMessage = { kind: "start", image: null, language: "en", keepsOffline: false };
const run = {
  kind: "run",
  blockId: "b1",
  sql: "select 1;",
  port: 5432,
  setups: [],
  session: "shared",
  expected: null,
  language: "en",
} as const satisfies PageMessage;

let test: TestWorkbench;
let sent: FrameMessage[];
let receive: (message: PageMessage) => void;
let kept: number;
let created: number;

beforeEach(() => {
  test = createTestWorkbench();
  sent = [];
  kept = 0;
  created = 0;
  receive = createFrameEngine({
    createWorkbench: () => {
      created += 1;
      return test.workbench;
    },
    keepOffline: () => {
      kept += 1;
    },
    send: (message) => {
      // Every message must be one that the page understands.
      expect(parseFrameMessage({ version: protocolVersion, ...message })).toEqual(message);
      sent.push(message);
    },
  });
});

async function settle(): Promise<void> {
  for (let step = 0; step < 20; step += 1) await test.clock.advance(0);
}

async function boot(): Promise<void> {
  receive(start);
  await settle();
  test.machine.become({ kind: "running" });
  await settle();
}

function lastReport(): BlockReport | undefined {
  const last = sent.findLast((message) => message.kind === "block");
  return last?.report;
}

function table(rows: readonly (readonly (string | null)[])[]): OutputBlock {
  const columns = [{ name: "n", alignment: "right", type: null } as const];
  const shape = { title: null, footerRowCount: rows.length, footers: [], isComplete: true };
  return { kind: "table", table: { ...shape, columns, rows } };
}

describe("the engine of the frame", () => {
  it("creates the workbench at the first start, without automatic saving", async () => {
    expect(created).toBe(0);
    await boot();
    receive(start);
    expect(created).toBe(1);
    expect(kept).toBe(0);
    const { savesAutomatically, makesCheckpoints, resumesLastState } =
      test.workbench.store.getState().settings;
    expect({ savesAutomatically, makesCheckpoints, resumesLastState }).toEqual({
      savesAutomatically: false,
      makesCheckpoints: false,
      resumesLastState: false,
    });
  });

  it("keeps page and image only when asked to", async () => {
    receive({ ...start, keepsOffline: true });
    await settle();
    expect(kept).toBe(1);
  });

  it("reports the machine from its download on", async () => {
    receive(start);
    await settle();
    test.machine.become({ kind: "downloading", loadedBytes: 1, totalBytes: 4, file: "state" });
    test.machine.become({ kind: "running" });
    await settle();
    const reports = sent.flatMap((message) => (message.kind === "machine" ? [message.report] : []));
    expect(reports).toEqual([
      { kind: "starting" },
      { kind: "loading", loadedBytes: 1, totalBytes: 4 },
      { kind: "starting" },
      { kind: "ready" },
    ]);
  });

  it("sends rows, messages and the time", async () => {
    await boot();
    receive({ ...run, sql: "select 0;" });
    await settle();
    const message = createMessage({ severity: "NOTICE", message: "look", hint: "here", raw: "x" });
    test.session(5432).answer = () => ({ blocks: [{ kind: "message", message }, table([["1"]])] });
    receive(run);
    await settle();
    expect(lastReport()).toEqual({
      phase: "completed",
      parts: [
        { kind: "line", tone: "info", level: "NOTICE", text: "look\nHINT:  here" },
        {
          kind: "table",
          name: null,
          columns: [{ name: "n", alignment: "right" }],
          rows: [["1"]],
          totalRows: 1,
          fetching: null,
          footers: [],
        },
      ],
      verdict: null,
      elapsedMs: 13,
    });
  });

  it("sends an error that the outcome alone has", async () => {
    await boot();
    receive({ ...run, sql: "select 0;" });
    await settle();
    const error = createMessage({ severity: "ERROR", message: "no", raw: "ERROR:  no" });
    test.session(5432).answer = () => ({ outcome: { kind: "failed", error } });
    receive({ ...run, expected: "ERROR:  no" });
    await settle();
    expect(lastReport()).toMatchObject({
      phase: "failed",
      parts: [{ kind: "line", tone: "error", level: "ERROR", text: "no" }],
      verdict: { kind: "same" },
    });
  });

  it("fetches more rows when it is asked to, and says when there are too many for a block", async () => {
    await boot();
    receive({ ...run, sql: "select 0;" });
    await settle();
    const session = test.session(5432);
    session.answer = () => ({
      blocks: [table([["1"]])],
      rowCount: 20_000,
      cursor: { name: "c", totalRows: 20_000 },
    });
    receive(run);
    await settle();
    const [part] = lastReport()?.parts ?? [];
    if (part?.kind !== "table" || part.fetching === null) throw new Error("no rows to fetch");
    expect(part).toMatchObject({
      totalRows: 20_000,
      fetching: { offersAll: false, failure: null },
    });
    const rows = (count: number): FetchedPage => ({
      kind: "rows",
      rows: Array.from({ length: count }, () => ["2"]),
      isLast: false,
      isExact: true,
    });
    const { runId } = part.fetching;
    session.page = rows(500);
    receive({ kind: "fetch", blockId: "b1", runId, wantsAll: false });
    await settle();
    expect(lastReport()?.parts[0]).toMatchObject({ rows: { length: 501 }, fetching: { runId } });
    session.page = { kind: "failed", error: null };
    receive({ kind: "fetch", blockId: "b1", runId, wantsAll: false });
    await settle();
    expect(lastReport()?.parts[0]).toMatchObject({
      fetching: { isFetching: false, failure: expect.stringContaining("has ended") as string },
    });
    session.page = rows(5000);
    receive({ kind: "fetch", blockId: "b1", runId, wantsAll: false });
    await settle();
    expect(lastReport()?.parts[0]).toMatchObject({
      rows: { length: 5000 },
      totalRows: 20_000,
      fetching: null,
    });
  });

  it("compares the output with the expected one, all rows and NULL as nothing", async () => {
    await boot();
    receive({ ...run, sql: "select 0;" });
    await settle();
    const session = test.session(5432);
    session.answer = () => ({
      blocks: [table([["1"]])],
      rowCount: 2,
      cursor: { name: "c", totalRows: 2 },
    });
    session.page = { kind: "rows", rows: [[null]], isLast: true, isExact: true };
    receive({ ...run, expected: " n\n---\n 1\n\n(2 rows)" });
    await settle();
    expect(lastReport()?.verdict).toEqual({ kind: "same" });
    receive({ ...run, expected: " n\n---\n 1\n(1 row)" });
    await settle();
    expect(lastReport()?.verdict?.kind).toBe("different");
  });

  it("explains in the language of the block why it did not run", async () => {
    await boot();
    receive({ ...run, port: 7, language: "zh" });
    await vi.waitFor(async () => {
      receive({ ...run, port: 7, language: "zh" });
      await settle();
      const [part] = lastReport()?.parts ?? [];
      expect(part).toMatchObject({ tone: "error", text: "该镜像没有端口 7，只有：1521, 5432。" });
    });
  });

  it("reports a failed machine and starts it again at a retry", async () => {
    await boot();
    test.machine.become({ kind: "failed", failure: { kind: "workerCrashed", message: "gone" } });
    receive(run);
    await settle();
    expect(lastReport()).toMatchObject({ phase: "failed", parts: [] });
    expect(sent.findLast((message) => message.kind === "machine")).toMatchObject({
      report: { kind: "trouble", reason: "The machine crashed." },
    });
    const { length } = test.launches;
    receive({ kind: "retry" });
    await settle();
    expect(test.launches).toHaveLength(length + 1);
  });
});
