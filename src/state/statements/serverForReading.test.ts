import { expect, it } from "vitest";
import type { ServerIdentity } from "../../sql/serverIdentity.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { serverForReading } from "./serverForReading.ts";

const server: ServerIdentity = {
  version: "PostgreSQL 15.18",
  compatibleMode: null,
  processId: 7,
  outputFacility: null,
};

interface Fake {
  readonly sessions: Record<number, { server: ServerIdentity | null }>;
  readonly machine: unknown;
}

function contextWith(state: Fake): WorkbenchContext {
  const clock = { setTimer: () => () => undefined };
  return { get: () => state, dependencies: { clock } } as unknown as WorkbenchContext;
}

const manifest = {
  ports: [
    { port: 1521, mode: "oracle" },
    { port: 5432, mode: "postgresql" },
  ],
};

it("waits for the session of a port that has none yet", async () => {
  const machine = { state: { kind: "running" }, isLent: false, manifest };
  const state: Fake = { sessions: {}, machine };
  const whenReady = (port: number): Promise<null> => {
    state.sessions[port] = { server };
    return Promise.resolve(null);
  };
  expect(await serverForReading(contextWith(state), { whenReady }, 1521)).toBe(server);
});

it.each([
  [1521, true],
  [5432, undefined],
])("follows the image while the machine starts: port %i", async (port, isOraclePort) => {
  const machine = { state: { kind: "booting" }, isLent: false, manifest };
  const whenReady = (): Promise<never> => Promise.reject(new Error("nothing to wait for"));
  const found = await serverForReading(contextWith({ sessions: {}, machine }), { whenReady }, port);
  expect(found?.isOraclePort).toBe(isOraclePort);
});
