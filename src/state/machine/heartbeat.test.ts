import { beforeEach, describe, expect, it, vi } from "vitest";
import type { OutputBlock } from "../../sql/model.ts";
import { createTestWorkbench, type TestWorkbench } from "../testing/createTestWorkbench.ts";

let test: TestWorkbench;
const silence = (): unknown => test.workbench.store.getState().machine.silence;
const minute = 60_000;

/** The server's reply to the activity query. */
const active = (count: string): { readonly blocks: readonly OutputBlock[] } => ({
  blocks: [
    {
      kind: "table",
      table: {
        title: null,
        columns: [],
        rows: [[count]],
        footerRowCount: 1,
        footers: [],
        isComplete: true,
      },
    },
  ],
});

beforeEach(async () => {
  test = createTestWorkbench();
  test.serviceAnswer = (sql) => (sql.includes("pg_stat_activity") ? active("1") : {});
  await test.boot();
  await test.clock.advance(minute);
});

/** A statement that is never answered. */
async function runForever(): Promise<void> {
  test.session(5432).answer = () => null;
  void test.workbench.runs.runAll("select pg_sleep(1e9);");
  await test.clock.advance(0);
}

const askedServer = (): boolean =>
  test.session("service").ran.some((sql) => sql.includes("pg_stat_activity"));

it("does not probe an idle guest", async () => {
  await test.clock.advance(10 * minute);
  expect([silence(), askedServer()]).toEqual([null, false]);
});

it("reports nothing while the server works on the statement", async () => {
  await runForever();
  await test.clock.advance(10 * minute);
  expect([silence(), askedServer()]).toEqual([null, true]);
});

it("reports nothing for a script of quick statements, even if the server seems idle", async () => {
  test.session("service").answer = () => active("0");
  const session = test.session(5432);
  session.answer = () => null;
  void test.workbench.runs.runAll("select 1;".repeat(60));
  for (let count = 0; count < 60; count += 1) {
    await test.clock.advance(5000);
    session.reply({});
  }
  expect(silence()).toBeNull();
});

it("reports nothing after the page was frozen or its clocks jumped", async () => {
  await runForever();
  await test.clock.advance(minute);
  const { clock } = test;
  const before = { wall: clock.nowMs(), monotonic: clock.monotonicMs() };
  const jumpMs = 24 * 60 * minute;
  vi.spyOn(clock, "nowMs").mockReturnValue(before.wall + jumpMs);
  vi.spyOn(clock, "monotonicMs").mockReturnValue(before.monotonic + jumpMs);
  await clock.advance(minute);
  vi.spyOn(clock, "nowMs").mockReturnValue(before.wall - jumpMs);
  await clock.advance(minute);
  expect(silence()).toBeNull();
});

describe("reports", () => {
  it("a worker that hangs", async () => {
    test.machine.isHanging = true;
    await test.clock.advance(minute);
    expect(silence()).toMatchObject({ part: "worker", port: null });
  });

  it("a guest whose service session does not answer while a statement runs", async () => {
    test.session("service").answer = () => null;
    await runForever();
    await test.clock.advance(minute);
    expect(silence()).toBeNull();
    await test.clock.advance(minute);
    expect(silence()).toMatchObject({ part: "guest", port: null });
  });

  it("a busy session whose backend is idle", async () => {
    test.session("service").answer = () => active("0");
    await runForever();
    await test.clock.advance(3 * minute);
    expect(silence()).toMatchObject({ part: "session", port: 5432 });
    test.workbench.heartbeat.restartSession(5432);
    await test.clock.advance(0);
    expect(test.session("service").ran.at(-1)).toContain("kill");
  });

  it("a restarted session again only after the full time", async () => {
    test.session("service").answer = () => active("0");
    await runForever();
    await test.clock.advance(3 * minute);
    test.workbench.heartbeat.restartSession(5432);
    await test.clock.advance(minute);
    expect(silence()).toBeNull();
    await test.clock.advance(minute);
    expect(silence()).toMatchObject({ part: "session", port: 5432 });
  });

  it("nothing any more once the machine's memory was replaced", async () => {
    test.session("service").answer = () => active("0");
    await runForever();
    await test.clock.advance(3 * minute);
    test.machine.become({ kind: "restoring" });
    expect(silence()).toBeNull();
    test.machine.become({ kind: "running" });
    await test.clock.advance(minute / 2);
    expect(silence()).toBeNull();
  });
});

it("asks the kernel for stopped server processes, and continues them at a restart", async () => {
  await runForever();
  await test.clock.advance(minute);
  const service = test.session("service");
  expect(service.ran.find((sql) => sql.includes("pg_stat_activity"))).toContain("/proc/%s/stat");
  service.answer = () => ({
    blocks: [{ kind: "text", text: "workbench-status=0" }],
  });
  test.workbench.heartbeat.restartSession(5432);
  await test.clock.advance(0);
  expect(service.ran.at(-2)).toContain("= psql");
  expect(service.ran.at(-1)).toContain("kill -CONT");
});

it("reports again later when the user keeps waiting", async () => {
  test.machine.isHanging = true;
  await test.clock.advance(minute);
  test.workbench.heartbeat.wait();
  await test.clock.advance(minute / 2);
  expect(silence()).toBeNull();
  await test.clock.advance(minute);
  expect(silence()).toMatchObject({ part: "worker" });
});

it("replaces a silent machine without saving its state", async () => {
  test.machine.isHanging = true;
  await test.clock.advance(minute);
  test.machine.saveState = () => new Promise(() => undefined);
  await test.workbench.replace("pristine");
  expect(test.launches.at(-1)).toMatchObject({ start: { kind: "snapshot" }, resume: null });
  expect([silence(), test.machine.isDisposed]).toEqual([null, true]);
});

it("shows the files that the guest waits for, and retries them", () => {
  const file = { file: "a.bin", sinceMs: 1, problem: "unreachable", message: "" } as const;
  test.machine.miss([file]);
  expect(test.workbench.store.getState().machine.missingFiles).toEqual([file]);
  test.workbench.retryMissingFiles();
  expect(test.machine.retries).toBe(1);
});
