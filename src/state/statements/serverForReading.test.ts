import { expect, it } from "vitest";
import type { ServerIdentity } from "../../sql/serverIdentity.ts";
import { FakeClock, settle } from "../testing/fakeClock.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { serverForReading } from "./serverForReading.ts";

const server: ServerIdentity = {
  version: "PostgreSQL 15.18",
  compatibleMode: null,
  processId: 7,
  outputFacility: null,
};

const manifest = {
  ports: [
    { port: 1521, mode: "oracle" },
    { port: 5432, mode: "postgresql" },
  ],
};

interface Fake {
  readonly sessions: Record<number, { server: ServerIdentity | null }>;
  readonly machine: unknown;
}

/** A running machine without sessions, unless the parts say something else. */
function createFake(machine: Readonly<Record<string, unknown>> = {}) {
  const state: Fake = {
    sessions: {},
    machine: { status: { kind: "running" }, isLent: false, manifest, ...machine },
  };
  const clock = new FakeClock();
  const context = { get: () => state, dependencies: { clock } } as unknown as WorkbenchContext;
  return { state, clock, context };
}

const waitsForNothing = (): Promise<never> => Promise.reject(new Error("nothing to wait for"));

it("waits for the session of a port without an open session", async () => {
  const { state, context } = createFake();
  const whenReady = async (port: number): Promise<null> => {
    await settle();
    state.sessions[port] = { server };
    return null;
  };
  expect(await serverForReading(context, { whenReady }, 1521)).toBe(server);
});

it("does not wait for a session whose server is known", async () => {
  const { state, context } = createFake();
  state.sessions[1521] = { server };
  expect(await serverForReading(context, { whenReady: waitsForNothing }, 1521)).toBe(server);
});

it("stops waiting after ten seconds, and follows the image then", async () => {
  const { clock, context } = createFake();
  let isGivenUp = false;
  const whenReady = (_port: number, signal: AbortSignal): Promise<never> => {
    signal.addEventListener("abort", () => (isGivenUp = true));
    return new Promise(() => undefined);
  };
  let found: ServerIdentity | null | undefined;
  void serverForReading(context, { whenReady }, 1521).then((answer) => (found = answer));
  await clock.advance(9999);
  expect([found, isGivenUp]).toEqual([undefined, false]);
  await clock.advance(1);
  expect([found?.isOraclePort, isGivenUp]).toEqual([true, true]);
});

it.each([
  ["starts", { status: { kind: "booting" } }, 1521, true],
  ["starts", { status: { kind: "booting" } }, 5432, undefined],
  ["is lent to a test run", { isLent: true }, 1521, true],
])("follows the image while the machine %s", async (_when, machine, port, isOraclePort) => {
  const { context } = createFake(machine);
  const found = await serverForReading(context, { whenReady: waitsForNothing }, port);
  expect(found?.isOraclePort).toBe(isOraclePort);
});
