import { plainQuery } from "../../sql/plainStatement.ts";
import { compareOutput } from "../../sql/regression/compareOutput.ts";
import type { RegressionResult } from "../../sql/regression/regressionResult.ts";
import {
  regressionCommand,
  regressionDatabaseStatements,
  type RegressionPlace,
} from "../../sql/regression/regressionSetup.ts";
import type { RegressionTest } from "../../sql/regression/regressionTest.ts";
import { ServiceChannel } from "../../sql/session/serviceChannel.ts";
import type { SqlSession } from "../../sql/session/sqlSession.ts";
import { MachineUnavailableError } from "../../vm/machine.ts";
import { runGuestTask } from "../transfer/guestTask.ts";
import type { TestMachine } from "./testMachine.ts";

export interface RegressionPlan {
  readonly tests: readonly RegressionTest[];
  readonly place: RegressionPlace;
  /** Whether every script gets a clean machine; else the first one does, and the others what it left. */
  readonly isFreshForEach: boolean;
  readonly signal: AbortSignal;
  readonly onStart: (name: string) => void;
  readonly onResult: (name: string, result: RegressionResult) => void;
}

export type RegressionEnd =
  | { readonly kind: "done" }
  | { readonly kind: "stopped" }
  | { readonly kind: "machineLost" }
  /** The server did not make the database. */
  | { readonly kind: "databaseNotMade"; readonly message: string };

/** Runs scripts through psql, one after the other, as pg_regress does. */
export async function runRegression(
  plan: RegressionPlan,
  machine: TestMachine,
): Promise<RegressionEnd> {
  try {
    return await runTests(plan, machine);
  } catch (error) {
    if (error instanceof MachineUnavailableError) return { kind: "machineLost" };
    throw error;
  }
}

async function runTests(plan: RegressionPlan, machine: TestMachine): Promise<RegressionEnd> {
  let service: SqlSession | null = null;
  for (const test of plan.tests) {
    if (plan.signal.aborted) return { kind: "stopped" };
    plan.onStart(test.name);
    if (service === null || plan.isFreshForEach) {
      service = await machine.refresh();
      if (service === null) return { kind: "machineLost" };
      const message = await makeDatabase(service, plan.place);
      if (message !== null) return { kind: "databaseNotMade", message };
    }
    const ended = await runTest(test, plan, machine, new ServiceChannel(service));
    if (ended.kind !== "ran") return ended;
    plan.onResult(test.name, ended.result);
  }
  return { kind: "done" };
}

async function makeDatabase(service: SqlSession, place: RegressionPlace): Promise<string | null> {
  for (const sql of regressionDatabaseStatements(place)) {
    const { outcome } = await service.run(plainQuery(sql), { pageSize: null });
    if (outcome.kind === "failed") return outcome.error.message;
    if (outcome.kind !== "completed") return outcome.kind;
  }
  return null;
}

type TestEnd =
  | { readonly kind: "ran"; readonly result: RegressionResult }
  | { readonly kind: "stopped" }
  | { readonly kind: "machineLost" };

async function runTest(
  { name, script, expected }: RegressionTest,
  { place, signal }: RegressionPlan,
  { files, clock }: TestMachine,
  channel: ServiceChannel,
): Promise<TestEnd> {
  const scriptPath = await files.putFile("test.sql", new TextEncoder().encode(script));
  const outputPath = `${scriptPath}.out`;
  try {
    const command = regressionCommand(place, { name, scriptPath, outputPath });
    const poll = ":";
    const onPoll = (): void => undefined;
    const ended = await runGuestTask({ channel, files, clock, command, poll, onPoll, signal });
    if (ended.kind === "lost") return { kind: "machineLost" };
    if (ended.kind === "stopped") return ended;
    const bytes = await files.getFile(outputPath);
    if (bytes === null) return { kind: "machineLost" };
    const actual = new TextDecoder().decode(bytes);
    const { exitStatus, elapsedMs } = ended;
    const comparison = compareOutput(expected, actual);
    return { kind: "ran", result: { actual, comparison, exitStatus, elapsedMs } };
  } finally {
    await channel.system(`rm -f ${outputPath}`);
    await files.removeFile(scriptPath);
  }
}
