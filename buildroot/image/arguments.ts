/** Options of the builder. */
export interface BuildOptions {
  /** Null: the id given by the source of the root file system. */
  readonly id: string | null;
  readonly label: string | null;
  readonly memoryMiB: number;
  /** Builds even if the image exists with the same inputs. */
  readonly isForced: boolean;
  readonly source: RootSource;
}

export type RootSource =
  | { readonly kind: "debian" }
  /** An existing root file system. */
  | {
      readonly kind: "directory";
      readonly directory: string;
      readonly kernel: string;
      readonly initrd: string | null;
      readonly details: string;
    };

export type ParsedArguments =
  | { readonly kind: "build"; readonly options: BuildOptions }
  /** From the runtime folder of another page that boots its server in v86. */
  | { readonly kind: "buildRuntime"; readonly directory: string; readonly options: BuildOptions }
  | { readonly kind: "help" }
  | { readonly kind: "invalid"; readonly message: string };

export const defaultMemoryMiB = 256;
const idPattern = /^[a-z0-9][a-z0-9-]*$/;

export const usage = `npm run image -- [options]

Builds an image of a virtual machine below public/vm: from packages of Debian, or
from a root file system or a runtime folder that is there already.

  --memory MIB      memory of the machine, 128 to 1024; ${defaultMemoryMiB} when not given
  --id ID           name of the image: small letters, digits and hyphens
  --label TEXT      name of the image for people
  --force           build even if nothing has changed, from the newest packages
  --rootfs DIR      take this root file system instead of Debian's packages
  --kernel FILE     the kernel that boots it (with --rootfs)
  --initrd FILE     its first root file system, if it needs one (with --rootfs)
  --details TEXT    what else the server has, as in "orafce 4.1.1" (with --rootfs)
  --runtime DIR     take the runtime folder of IvorySQL-WASM: the directory with
                    filesystem/filesystem.json, the kernel in that file system
  --help            print this
`;

/** Parses the command line without the names of program and script. */
export function parseArguments(args: readonly string[]): ParsedArguments {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const words = args.flatMap((word) => {
    const match = /^(--[a-z]+)=(.*)$/s.exec(word);
    return match === null ? [word] : [match[1] ?? "", match[2] ?? ""];
  });
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    if (word === "--force" || word === "--help") {
      flags.add(word);
    } else if (namesWithValue.has(word)) {
      const value = words[index + 1];
      if (value === undefined || value === "") return invalid(`${word} needs a value`);
      values.set(word, value);
      index += 1;
    } else {
      return invalid(`unknown option: ${word}`);
    }
  }
  return flags.has("--help") ? { kind: "help" } : build(values, flags.has("--force"));
}

const namesWithValue: ReadonlySet<string> = new Set([
  "--memory",
  "--id",
  "--label",
  "--rootfs",
  "--kernel",
  "--initrd",
  "--details",
  "--runtime",
]);
const namesWithRootfs = ["--kernel", "--initrd", "--details"];

function build(values: ReadonlyMap<string, string>, isForced: boolean): ParsedArguments {
  const id = values.get("--id") ?? null;
  if (id !== null && !idPattern.test(id)) {
    return invalid(`--id must be small letters, digits and hyphens, not ${JSON.stringify(id)}`);
  }
  const memory = values.get("--memory") ?? String(defaultMemoryMiB);
  const memoryMiB = /^\d+$/.test(memory) ? Number(memory) : 0;
  if (memoryMiB < 128 || memoryMiB > 1024) {
    return invalid(`--memory must be a number from 128 to 1024, not ${JSON.stringify(memory)}`);
  }
  const source = readSource(values);
  if (typeof source === "string") return invalid(source);
  const label = values.get("--label") ?? null;
  const options = { id, label, memoryMiB, isForced, source };
  const directory = values.get("--runtime");
  return directory === undefined
    ? { kind: "build", options }
    : { kind: "buildRuntime", directory, options };
}

/** Returns the source, or the error as text. */
function readSource(values: ReadonlyMap<string, string>): RootSource | string {
  const directory = values.get("--rootfs");
  const runtime = values.get("--runtime");
  if (runtime !== undefined) return readRuntimeSource(runtime, values);
  if (directory === undefined) {
    const alone = namesWithRootfs.find((name) => values.has(name));
    return alone === undefined ? { kind: "debian" } : `${alone} goes with --rootfs`;
  }
  const kernel = values.get("--kernel");
  if (kernel === undefined) return "--rootfs needs --kernel";
  if (!values.has("--id")) return "--rootfs needs --id";
  return {
    kind: "directory",
    directory,
    kernel,
    initrd: values.get("--initrd") ?? null,
    details: values.get("--details") ?? "",
  };
}

/** Directory, kernel and firmware come from one runtime folder. */
function readRuntimeSource(
  directory: string,
  values: ReadonlyMap<string, string>,
): RootSource | string {
  const other = ["--rootfs", ...namesWithRootfs].find((name) => values.has(name));
  if (other !== undefined) return `${other} does not go with --runtime`;
  return { kind: "directory", directory, kernel: directory, initrd: null, details: "" };
}

function invalid(message: string): ParsedArguments {
  return { kind: "invalid", message };
}
