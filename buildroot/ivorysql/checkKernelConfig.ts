import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../runCommand.ts";
import { compareConfigs, parseConfigFile } from "./check/configFile.ts";

const usage = `tsx buildroot/ivorysql/checkKernelConfig.ts DIR

Configures the unpacked Linux in DIR as Buildroot does (tiny.config, v86.fragment over it,
the rest as the kernel has it) and says which options of the fragment did not take their
value. Needs make, flex, bison and a C compiler; nothing is compiled for the machine.
`;

/** Returns the exit status: 0 if all values were taken, 1 if not, 2 for bad arguments. */
async function main(args: readonly string[]): Promise<number> {
  const [kernel] = args;
  if (kernel === undefined || args.length > 1 || kernel.startsWith("-")) {
    process.stderr.write(usage);
    return 2;
  }
  const board = join(import.meta.dirname, "board");
  const output = await mkdtemp(join(tmpdir(), "kernel-config-"));
  try {
    const merge = join(kernel, "scripts/kconfig/merge_config.sh");
    const files = [join(board, "tiny.config"), join(board, "v86.fragment")];
    await run(merge, ["-m", "-O", output, ...files], kernel);
    await run("make", ["ARCH=i386", `O=${output}`, "olddefconfig"], kernel);
    const wanted = parseConfigFile(await readFile(join(board, "v86.fragment"), "utf8"));
    const found = parseConfigFile(await readFile(join(output, ".config"), "utf8"));
    const differences = compareConfigs(wanted, found);
    for (const { symbol, wanted: value, found: actual } of differences) {
      const text = `${symbol}: wanted ${value ?? "off"}, the kernel has ${actual ?? "it off"}\n`;
      process.stdout.write(text);
    }
    const taken = wanted.length - differences.length;
    process.stdout.write(`${taken} of ${wanted.length} options took their value\n`);
    return differences.length === 0 ? 0 : 1;
  } finally {
    await rm(output, { recursive: true, force: true });
  }
}

async function run(command: string, args: readonly string[], directory: string): Promise<void> {
  const result = await runCommand(command, args, { directory });
  if (result.kind === "notFound") throw new Error(`${command} is not installed`);
  if (result.status !== 0) throw new Error(`${command} failed:\n${result.complaints}`);
}

process.exitCode = await main(process.argv.slice(2));
