import { beforeEach, describe, expect, it, vi } from "vitest";
import type { OutputBlock } from "../../sql/model.ts";
import { createTestWorkbench, type TestWorkbench } from "../testing/createTestWorkbench.ts";

let test: TestWorkbench;
const silence = (): unknown => test.workbench.store.getState().machine.silence;
const minute = 60_000;

/** What the server says it has to do. */
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

it("leaves an idle guest alone", async () => {
  await test.clock.advance(10 * minute);
  expect([silence(), askedServer()]).toEqual([null, false]);
});

it("says nothing of a statement at which the server works", async () => {
  await runForever();
  await test.clock.advance(10 * minute);
  expect([silence(), askedServer()]).toEqual([null, true]);
});

it("says nothing of a script of many quick statements, whatever the server is seen at", async () => {
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

it("says nothing of a page that was frozen, or whose clocks jumped", async () => {
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

describe("tells of", () => {
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

  it("a session for which the server has nothing to do", async () => {
    test.session("service").answer = () => active("0");
    await runForever();
    await test.clock.advance(3 * minute);
    expect(silence()).toMatchObject({ part: "session", port: 5432 });
    test.workbench.heartbeat.restartSession(5432);
    await test.clock.advance(0);
    expect(test.session("service").ran.at(-1)).toContain("kill");
  });

  it("a session again only after as long a time, when it was restarted", async () => {
    test.session("service").answer = () => active("0");
    await runForever();
    await test.clock.advance(3 * minute);
    test.workbench.heartbeat.restartSession(5432);
    await test.clock.advance(minute);
    expect(silence()).toBeNull();
    await test.clock.advance(minute);
    expect(silence()).toMatchObject({ part: "session", port: 5432 });
  });

  it("nothing any more as soon as the machine has another memory", async () => {
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

it("asks the kernel whether server processes are stopped, and lets them go on at a restart", async () => {
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

it("is told again later when the user goes on waiting", async () => {
  test.machine.isHanging = true;
  await test.clock.advance(minute);
  test.workbench.heartbeat.wait();
  await test.clock.advance(minute / 2);
  expect(silence()).toBeNull();
  await test.clock.advance(minute);
  expect(silence()).toMatchObject({ part: "worker" });
});

it("replaces a machine that does not answer without asking it for its state", async () => {
  test.machine.isHanging = true;
  await test.clock.advance(minute);
  test.machine.saveState = () => new Promise(() => undefined);
  await test.workbench.replace("pristine");
  expect(test.launches.at(-1)).toMatchObject({ start: { kind: "snapshot" }, resume: null });
  expect([silence(), test.machine.isDisposed]).toEqual([null, true]);
});

it("shows the files that the guest waits for, and tries them again", () => {
  const file = { file: "a.bin", sinceMs: 1, problem: "unreachable", message: "" } as const;
  test.machine.miss([file]);
  expect(test.workbench.store.getState().machine.missingFiles).toEqual([file]);
  test.workbench.retryMissingFiles();
  expect(test.machine.retries).toBe(1);
});
