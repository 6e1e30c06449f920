import { beforeEach, describe, expect, it, vi } from "vitest";
import type { OutputBlock } from "../../sql/model.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
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
    await test.clock.advance(2 * minute);
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

  it("a session whose psql does not start although the service answers, with an error", async () => {
    test.session("service").answer = () => ({ outcome: { kind: "cancelled", error: null } });
    test.session(5432).become({ kind: "starting" });
    await test.clock.advance(minute);
    expect(silence()).toBeNull();
    await test.clock.advance(1.5 * minute);
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

describe("a service session that stays unready", () => {
  const runs = { kind: "idle", transaction: "none" } as const;

  it("is reported although no session of the user is busy", async () => {
    test.session("service").status = { kind: "starting" };
    await test.clock.advance(minute);
    expect(silence()).toBeNull();
    await test.clock.advance(minute);
    expect(silence()).toMatchObject({ part: "service", port: null });
    test.session("service").status = runs;
    await test.clock.advance(5000);
    expect(silence()).toBeNull();
  });

  it("is reported when one query or command of it does not end", async () => {
    const service = test.session("service");
    service.answer = () => null;
    void service.run(plainQuery("select count(*) from pg_class;"), { pageSize: null });
    await test.clock.advance(2 * minute);
    expect(silence()).toMatchObject({ part: "service" });
  });

  it("is not reported while it runs one query after the other", async () => {
    const service = test.session("service");
    for (let count = 0; count < 60; count += 1) {
      service.status = { kind: "busy", statement: null, sinceMs: count };
      await test.clock.advance(5000);
    }
    expect(silence()).toBeNull();
  });

  it("is not reported while the guest waits for a file", async () => {
    test.session("service").status = { kind: "starting" };
    test.machine.miss([{ file: "a.bin", sinceMs: 1, problem: "late", message: "" }]);
    await test.clock.advance(10 * minute);
    expect(silence()).toBeNull();
  });

  it("is not taken for a guest that does not answer", async () => {
    const service = test.session("service");
    service.status = { kind: "starting" };
    service.run = () => new Promise(() => undefined);
    await runForever();
    await test.clock.advance(5 * minute);
    expect(silence()).toMatchObject({ part: "service" });
  });

  it("is reported again only after the full time when it was restarted through the shell", async () => {
    test.session("service").status = { kind: "starting" };
    await test.clock.advance(2 * minute);
    const serial = vi.spyOn(test.machine, "serial");
    test.workbench.heartbeat.restartService();
    expect(silence()).toBeNull();
    expect(serial).toHaveBeenLastCalledWith(0);
    const typed = test.machine.typed.at(-1) ?? "";
    expect([typed.charCodeAt(0), typed.at(-1)]).toEqual([3, "\n"]);
    // The device number of ttyS3.
    expect(typed).toMatch(/for p .*"\(psql\) 1091"\).*kill -9 \$pid/);
    await test.clock.advance(minute);
    expect(silence()).toBeNull();
    await test.clock.advance(minute);
    expect(silence()).toMatchObject({ part: "service" });
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
