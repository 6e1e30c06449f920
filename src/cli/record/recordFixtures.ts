import { mkdirSync, writeFileSync } from "node:fs";
import {
  fixtureNullMarker,
  outputCases,
  outputCaseSetup,
  type OutputCase,
} from "../../sql/fixtures/output/cases.ts";
import { outputSettings } from "../../sql/output/outputSettings.ts";
import { readOutput } from "../../sql/output/readOutput.ts";
import type { FileExchange } from "../../sql/session/contract/fileExchange.ts";
import { PsqlSession } from "../../sql/session/psqlSession.ts";
import { playScenario, scenarioSecrets } from "../../sql/session/testing/scenario.ts";
import { RecordingPort } from "../../sql/session/testing/transcript.ts";
import type { Machine } from "../../vm/machine.ts";
import type { SerialPort } from "../../vm/serialPort.ts";
import { nodeClock } from "../guest/nodeClock.ts";
import { openGuestMachine } from "../guest/openGuest.ts";
import { converse } from "./converse.ts";

// Records the fixtures of src/sql/fixtures with the psql of the default image. The expected values
// are computed with the current readers, so check the changes before you keep them.

const fixtures = new URL("../../sql/fixtures/", import.meta.url);
const begin = "\x1ebegin\x1f\n";
const end = "\x1eend\x1f\n";
const timeoutMs = 120_000;

const opened = await openGuestMachine(null);
if (opened.kind === "failed") throw new Error(JSON.stringify(opened.failure));
const { machine } = opened;
await recordOutput(machine.serial(2));
await recordSession(machine);
process.exit();

async function recordOutput(port: SerialPort): Promise<void> {
  const setup = ["", ...outputCaseSetup, `\\echo '\\036'end'\\037'`, ""].join("\n");
  await converse(port, setup, end, timeoutMs);
  for (const outputCase of outputCases) await recordCase(port, outputCase);
  console.log(`${outputCases.length} replies`);
}

async function recordCase(
  port: SerialPort,
  { name, input, statementText = null, expectsTitles = false }: OutputCase,
): Promise<void> {
  // The case before may have left a transaction or settings.
  const script = [
    "rollback;",
    "set search_path = output_case, public;",
    ...outputSettings(fixtureNullMarker),
    `\\echo '\\036'begin'\\037'`,
    ...input,
    `\\echo '\\036'end'\\037'`,
    "",
  ].join("\n");
  const printed = Buffer.from(await converse(port, `\\set QUIET on\n${script}`, end, timeoutMs));
  const bytes = printed.subarray(printed.indexOf(begin) + begin.length, -end.length);
  const options = { nullMarker: fixtureNullMarker, statementText, expectsTitles };
  writeFileSync(new URL(`output/${name}.out`, fixtures), bytes);
  writeJson(`output/${name}.expected.json`, readOutput(bytes, options));
}

/** Records a session on the serial line of port 1521, whose psql has not been used yet. */
async function recordSession(from: Machine): Promise<void> {
  const serial = new RecordingPort(from.serial(1));
  const files: string[] = [];
  const written: Record<string, string> = {};
  const exchange: FileExchange = {
    async putFile(suggestedName, bytes) {
      const path = await from.putFile(suggestedName, bytes);
      files.push(path);
      return path;
    },
    async getFile(path) {
      const bytes = await from.getFile(path);
      if (bytes !== null) written[path] = Buffer.from(bytes).toString("base64");
      return bytes;
    },
    removeFile: (path) => from.removeFile(path),
  };
  const session = new PsqlSession({
    port: 1521,
    serial,
    clock: nodeClock,
    secrets: scenarioSecrets,
    files: exchange,
    rescue: null,
  });
  const results = await playScenario(session);
  mkdirSync(new URL("session/", fixtures), { recursive: true });
  writeJson("session/scenario.json", {
    transcript: { turns: serial.turns, files, written },
    results,
  });
  console.log(`${serial.turns.length} turns of a session`);
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(new URL(path, fixtures), `${JSON.stringify(value, null, 1)}\n`);
}
