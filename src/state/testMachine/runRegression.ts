import { plainQuery } from "../../sql/plainStatement.ts";
import { compareOutput } from "../../sql/regression/compareOutput.ts";
import type { RegressionResult } from "../../sql/regression/regressionResult.ts";
import {
  awaitServer,
  regressionCommand,
  regressionDatabaseStatements,
  type RegressionPlace,
  type ServerBuild,
  serverBuildQuery,
  suiteDirectory,
} from "../../sql/regression/regressionSetup.ts";
import {
  type NamedText,
  type RegressionTest,
  scriptBytes,
} from "../../sql/regression/regressionTest.ts";
import { platformOf } from "../../sql/regression/parseResultMap.ts";
import { placeSuiteFiles, type SuiteFile } from "../../sql/regression/suiteFile.ts";
import { readPrintedText } from "../../sql/regression/readPrintedText.ts";
import type { FileExchange } from "../../sql/session/contract/fileExchange.ts";
import type { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { SqlSession } from "../../sql/session/contract/sqlSession.ts";
import { MachineUnavailableError } from "../../vm/machine.ts";
import { runGuestTask } from "../guestCommands/runGuestTask.ts";
import type { TestMachine } from "./testMachine.ts";

export interface RegressionPlan {
  readonly tests: readonly RegressionTest[];
  /** Runs before everything else on a clean machine; reported only if it is one of the tests. */
  readonly setup: RegressionTest | null;
  /** Data files that scripts read, copied to the directory that they run in. */
  readonly files: readonly SuiteFile[];
  readonly place: RegressionPlace;
  /** Whether every script gets a clean machine; otherwise only the first, and the rest share it. */
  readonly isFreshForEach: boolean;
  readonly signal: AbortSignal;
  /** Returns the accepted outputs of a test on a server's platform, the preferred one first. */
  readonly expectedOn: (test: RegressionTest, platform: string) => readonly NamedText[];
  readonly onStart: (name: string) => void;
  readonly onResult: (name: string, result: RegressionResult) => void;
}

export type RegressionEnd =
  | { readonly kind: "done" }
  | { readonly kind: "stopped" }
  | { readonly kind: "machineLost" }
  /** The server could not create the database. */
  | { readonly kind: "databaseNotMade"; readonly message: string }
  /** The suite's files could not be copied to the guest. */
  | { readonly kind: "filesNotPlaced"; readonly message: string };

/** Runs scripts through psql, one after another, as pg_regress does. */
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
  const tests = plan.tests.filter(({ name }) => name !== plan.setup?.name);
  let prepared = await prepare(plan, machine);
  if (prepared.kind !== "prepared") return prepared;
  // The prepared state is kept, so that later scripts do not wait for the preparation.
  const isWorthKeeping = plan.files.length > 0 || plan.setup !== null;
  const isKept =
    plan.isFreshForEach && tests.length > 1 && isWorthKeeping && (await machine.keepAsClean());
  for (const [index, test] of tests.entries()) {
    if (plan.signal.aborted) return { kind: "stopped" };
    plan.onStart(test.name);
    if (index > 0 && plan.isFreshForEach) {
      const again: Prepared | RegressionEnd = isKept
        ? await restore(prepared, machine)
        : await prepare({ ...plan, tests: [] }, machine);
      if (again.kind !== "prepared") return again;
      prepared = again;
    }
    const ended = await runTest(test, plan, machine, prepared);
    if (ended.kind !== "ran") return ended;
    plan.onResult(test.name, ended.result);
  }
  return { kind: "done" };
}

interface Prepared {
  readonly kind: "prepared";
  readonly channel: ServiceChannel;
  readonly build: ServerBuild;
}

async function restore(before: Prepared, machine: TestMachine): Promise<Prepared | RegressionEnd> {
  const service = await machine.refresh();
  if (service === null) return { kind: "machineLost" };
  return { ...before, channel: service.channel };
}

/** Restores the clean machine, creates the database, copies the files, runs the setup script. */
async function prepare(
  plan: RegressionPlan,
  machine: TestMachine,
): Promise<Prepared | RegressionEnd> {
  const service = await machine.refresh();
  if (service === null) return { kind: "machineLost" };
  const message = await makeDatabase(service.session, plan.place);
  if (message !== null) return { kind: "databaseNotMade", message };
  const { channel } = service;
  const placed = await placeFiles(plan.files, machine.files, channel);
  if (placed !== null) return { kind: "filesNotPlaced", message: placed };
  const build = await readServerBuild(service.session);
  const hasModules = plan.files.some(({ path }) => /^[^/]+\.so$/.test(path));
  const prepared: Prepared = {
    kind: "prepared",
    channel,
    build: hasModules ? { ...build, libraryDirectory: suiteDirectory } : build,
  };
  const { setup } = plan;
  if (setup === null) return prepared;
  const isListed = plan.tests.some(({ name }) => name === setup.name);
  if (isListed) plan.onStart(setup.name);
  const ended = await runTest(setup, plan, machine, prepared);
  if (ended.kind !== "ran") return ended;
  if (isListed) plan.onResult(setup.name, ended.result);
  return prepared;
}

async function makeDatabase(service: SqlSession, place: RegressionPlace): Promise<string | null> {
  for (const sql of regressionDatabaseStatements(place)) {
    const { outcome } = await service.run(plainQuery(sql), { pageSize: null });
    if (outcome.kind === "failed") return outcome.error.message;
    if (outcome.kind !== "completed") return outcome.kind;
  }
  return null;
}

async function placeFiles(
  files: readonly SuiteFile[],
  exchange: FileExchange,
  channel: ServiceChannel,
): Promise<string | null> {
  const put = async (name: string, bytes: Uint8Array): Promise<string> =>
    exchange.putFile(name, bytes.slice());
  const carried: { path: string; guestPath: string }[] = [];
  for (const { path, bytes } of files) {
    carried.push({ path, guestPath: await put("suite", bytes) });
  }
  const text = placeSuiteFiles(suiteDirectory, carried);
  const script = await put("suite.sh", new TextEncoder().encode(text));
  try {
    const result = await channel.system(`sh ${script}`);
    if (result.kind === "failed") return "";
    return result.exitStatus === 0 ? null : result.output;
  } finally {
    for (const { guestPath } of carried) await exchange.removeFile(guestPath);
    await exchange.removeFile(script);
  }
}

async function readServerBuild(service: SqlSession): Promise<ServerBuild> {
  const { blocks } = await service.run(plainQuery(serverBuildQuery), { pageSize: null });
  const [table] = blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
  const [libraryDirectory, version] = table?.rows[0] ?? [];
  return { libraryDirectory: libraryDirectory ?? "", platform: platformOf(version ?? "") };
}

type TestEnd =
  | { readonly kind: "ran"; readonly result: RegressionResult }
  | { readonly kind: "stopped" }
  | { readonly kind: "machineLost" };

async function runTest(
  test: RegressionTest,
  { place, signal, expectedOn }: RegressionPlan,
  { files, clock }: TestMachine,
  { channel, build }: Prepared,
): Promise<TestEnd> {
  const scriptPath = await files.putFile("test.sql", scriptBytes(test).slice());
  const outputPath = `${scriptPath}.out`;
  const { libraryDirectory } = build;
  try {
    const command = regressionCommand(place, {
      name: test.name,
      scriptPath,
      outputPath,
      libraryDirectory,
    });
    const poll = ":";
    const onPoll = (): void => undefined;
    const ended = await runGuestTask({ channel, files, clock, command, poll, onPoll, signal });
    if (ended.kind === "lost") return { kind: "machineLost" };
    if (ended.kind === "stopped") return ended;
    const bytes = await files.getFile(outputPath);
    if (bytes === null) return { kind: "machineLost" };
    const { text: actual, isRaw } = readPrintedText(bytes);
    const { exitStatus, elapsedMs } = ended;
    // After a script that crashed the server, waits until the server accepts connections again.
    if (exitStatus !== 0) await channel.system(awaitServer(place));
    const comparison = compareOutput(expectedOn(test, build.platform), actual);
    return {
      kind: "ran",
      result: { actual, ...(isRaw && { bytes }), comparison, exitStatus, elapsedMs },
    };
  } finally {
    await channel.system(`rm -f ${outputPath}`);
    await files.removeFile(scriptPath);
  }
}
