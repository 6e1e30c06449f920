import { randomInt } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describeCounts, writeCompatReport } from "../../sql/compat/writeCompatReport.ts";
import { type CompatUnit, isProblem } from "../../sql/compat/compatUnit.ts";
import { summarizeCompat } from "../../sql/compat/summarizeCompat.ts";
import { createSessionSecrets } from "../../sql/session/protocol/createSessionSecrets.ts";
import { PsqlSession } from "../../sql/session/psqlSession.ts";
import { runCompat } from "../../state/testMachine/runCompat.ts";
import { type CompatArguments, compatHelp, parseCompatArguments } from "./compatArguments.ts";
import { nodeClock } from "../guest/nodeClock.ts";
import { findGuestImage, openGuestMachine } from "../guest/openGuest.ts";
import { readTextFile } from "../sql/readTextFile.ts";
import { openNodeTestMachine } from "../guest/openNodeTestMachine.ts";

const exitProblems = 1;
const exitNotRun = 2;

process.exitCode = await main().catch((error: unknown) =>
  fail(error instanceof Error ? error.message : String(error)),
);
// The emulator never ends by itself.
process.exit();

async function main(): Promise<number> {
  const parsed = parseCompatArguments(process.argv.slice(2));
  switch (parsed.kind) {
    case "help":
      process.stdout.write(compatHelp);
      return 0;
    case "invalid":
      return fail(`${parsed.message}; --help tells more`);
    case "run":
      return run(parsed.options);
  }
}

async function run(options: CompatArguments): Promise<number> {
  const scripts = await Promise.all(
    options.paths.map(async (file) => ({
      name: path.relative(".", file),
      text: await readTextFile(file, options.encoding),
    })),
  );
  const opened = await openGuestMachine(options.imageId);
  if (opened.kind === "failed") return fail(JSON.stringify(opened.failure));
  const { machine } = opened;
  const place = machine.manifest.ports.find(({ mode }) => mode === "oracle");
  if (place === undefined) return fail("the image has no port for Oracle's SQL");
  const units: CompatUnit[] = [];
  const end = await runCompat(
    {
      scripts,
      defines: options.defines,
      signal: new AbortController().signal,
      onUnit: (unit) => {
        units.push(unit);
      },
    },
    openNodeTestMachine(machine, await findGuestImage(options.imageId)),
    () =>
      new PsqlSession({
        port: place.port,
        serial: machine.serial(place.serialLine),
        clock: nodeClock,
        secrets: createSessionSecrets(randomInt),
        files: machine,
        rescue: null,
        isServerOutputOn: true,
      }),
  );
  const where = { engine: machine.manifest.label, port: place.port };
  const { text } = writeCompatReport(units, where, options.format);
  if (options.output === null) process.stdout.write(text);
  else await writeFile(options.output, text);
  const { total, counts } = summarizeCompat(units);
  process.stderr.write(`compat: ${describeCounts(total, counts)}\n`);
  if (end.kind !== "done") return fail("the machine was lost");
  return units.some(isProblem) ? exitProblems : 0;
}

function fail(message: string): number {
  process.stderr.write(`compat: ${message}\n`);
  return exitNotRun;
}
