import { parseArgs } from "node:util";
import { readDefinedSymbols } from "./check/kconfigSymbols.ts";
import { readSymbolEvidence } from "./check/symbolEvidence.ts";
import { readUsedConfiguration } from "./check/usedConfiguration.ts";

const usage = `tsx buildroot/ivorysql/checkSymbols.ts [--buildroot DIR] [--kernel DIR]

Checks that each option which the IvorySQL image sets or needs exists: in the Config.in
files of an unpacked Buildroot, in the Kconfig files of an unpacked Linux. Without a
Buildroot, the record of where its options were seen is used; without a Linux, the
kernel's options are not checked.
`;

/** Returns the exit status: 0 if every option exists, 1 if one does not, 2 for bad arguments. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    process.stderr.write(usage);
    return 2;
  }
  const directory = import.meta.dirname;
  const used = await readUsedConfiguration(directory);
  const known =
    options.buildroot === null
      ? new Set(Object.keys((await readSymbolEvidence(directory)).symbols))
      : await readDefinedSymbols(options.buildroot);
  const where = options.buildroot ?? "symbolEvidence.json";
  let isComplete = report("Buildroot", used.buildroot, known, where);
  if (options.kernel === null) {
    process.stdout.write("Linux: not checked, see --kernel\n");
  } else {
    const defined = await readDefinedSymbols(options.kernel);
    isComplete = report("Linux", used.kernel, defined, options.kernel) && isComplete;
  }
  return isComplete ? 0 : 1;
}

interface CheckOptions {
  readonly buildroot: string | null;
  readonly kernel: string | null;
}

function readOptions(args: readonly string[]): CheckOptions | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { buildroot: { type: "string" }, kernel: { type: "string" } },
    });
    return { buildroot: values.buildroot ?? null, kernel: values.kernel ?? null };
  } catch {
    return null;
  }
}

function report(
  project: string,
  used: readonly string[],
  defined: ReadonlySet<string>,
  where: string,
): boolean {
  const missing = used.filter((symbol) => !defined.has(symbol));
  for (const symbol of missing) {
    process.stdout.write(`${project}: ${symbol} is not in ${where}\n`);
  }
  const found = used.length - missing.length;
  process.stdout.write(`${project}: ${found} of ${used.length} options exist in ${where}\n`);
  return missing.length === 0;
}

process.exitCode = await main(process.argv.slice(2));
