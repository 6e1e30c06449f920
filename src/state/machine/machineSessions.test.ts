import { expect, it } from "vitest";
import type { SessionRequest } from "../store/dependencies.ts";
import { createTestWorkbench } from "../testing/createTestWorkbench.ts";
import { FakeClock } from "../testing/fakeClock.ts";
import { FakeMachine } from "../testing/fakeMachine.ts";
import { FakeSession } from "../testing/fakeSession.ts";
import { MachineSessions } from "./machineSessions.ts";

const clock = new FakeClock();
const defaults = {
  isAutocommit: true,
  isServerOutputOn: true,
  timeout: { wantedMs: null, hasPast: false },
} as const;

function createSessions(): {
  readonly sessions: MachineSessions;
  readonly opened: FakeSession[];
  readonly requests: SessionRequest[];
} {
  const opened: FakeSession[] = [];
  const requests: SessionRequest[] = [];
  const create = (request: SessionRequest): FakeSession => {
    const session = new FakeSession(request.port);
    requests.push(request);
    opened.push(session);
    return session;
  };
  const watch = (): (() => void) => () => undefined;
  const sessions = new MachineSessions(new FakeMachine(), create, watch, () => defaults);
  return { sessions, opened, requests };
}

it("keeps the service session off the line until the guest has been woken", async () => {
  const { sessions, requests } = createSessions();
  expect(sessions.service.port).toBe(5432);
  let isFree = false;
  void requests[0]?.lineIsFree?.then(() => {
    isFree = true;
  });
  await clock.advance(0);
  expect(isFree).toBe(false);
  sessions.noteAwake();
  await clock.advance(0);
  expect(isFree).toBe(true);
});

it("opens no session after it was disposed of", () => {
  const { sessions, opened } = createSessions();
  sessions.dispose();
  expect(sessions.open(5432)).toBeNull();
  sessions.openAll();
  expect(opened).toEqual([]);
  expect(sessions.service.status.kind).toBe("disposed");
});

it("frees the service's line once the commands that wake the guest were answered", async () => {
  const machine = new FakeMachine();
  machine.isMute = true;
  const isFree: boolean[] = [];
  const test = createTestWorkbench(
    {
      createSession: ({ port, rescue, lineIsFree }) => {
        if (rescue === null) void lineIsFree?.then(() => isFree.push(true));
        return new FakeSession(port);
      },
    },
    machine,
  );
  await test.boot();
  void test.workbench.schema.loadServer();
  await test.clock.advance(1000);
  expect(machine.typed).toHaveLength(1);
  expect(isFree).toEqual([]);
  machine.answerTyped();
  await test.clock.advance(0);
  expect(isFree).toEqual([true]);
});
