/** Options of the builder of the IvorySQL image. */
export interface IvorysqlOptions {
  readonly way: IvorysqlWay;
  readonly memoryMiB: number;
}

/** The source of the server. */
export type IvorysqlWay =
  /** A checkout of IvorySQL-WASM, or the runtime folder in it. */
  | { readonly kind: "checkout"; readonly directory: string }
  /** A checkout cloned with the host's git. */
  | { readonly kind: "clone" }
  /** Compiled in a container; `release` as in `4.4`. */
  | { readonly kind: "container"; readonly release: string };

export type ParsedIvorysqlArguments =
  | { readonly kind: "build"; readonly options: IvorysqlOptions }
  | { readonly kind: "help" }
  | { readonly kind: "invalid"; readonly message: string };

const defaultMemoryMiB = 256;

export function usage(releases: readonly string[]): string {
  return `npm run image:ivorysql [-- options]

Builds an image of a virtual machine with IvorySQL below public/vm. With one of the first two
options the server is that of IvorySQL-WASM, which takes minutes on a Debian host. Without them it
is compiled with Buildroot in a container: the first run takes an hour or more and fetches 500 MB.

  --runtime DIR      take this checkout of IvorySQL-WASM, or its folder packages/runtime
  --from-wasm        clone IvorySQL-WASM with git into .cache/, and take that
  --version RELEASE  ${releases.join(", ")}; ${releases[0] ?? ""} when not given (container only)
  --memory MIB       memory of the machine, 128 to 1024; ${defaultMemoryMiB} when not given
  --help             print this
`;
}

/**
 * Parses the command line without the names of program and script. The first release is the default.
 */
export function parseIvorysqlArguments(
  args: readonly string[],
  releases: readonly string[],
): ParsedIvorysqlArguments {
  const values = new Map<string, string>();
  const words = args.flatMap((word) => {
    const match = /^(--[a-z-]+)=(.*)$/s.exec(word);
    return match === null ? [word] : [match[1] ?? "", match[2] ?? ""];
  });
  let isCloned = false;
  for (let index = 0; index < words.length; index += 1) {
    const name = words[index] ?? "";
    if (name === "--help") return { kind: "help" };
    if (name === "--from-wasm") {
      isCloned = true;
      continue;
    }
    if (!namesWithValue.has(name)) return invalid(`unknown option: ${name}`);
    const value = words[(index += 1)];
    if (value === undefined || value === "") return invalid(`${name} needs a value`);
    values.set(name, value);
  }
  const release = values.get("--version") ?? releases[0] ?? "";
  if (!releases.includes(release)) {
    return invalid(
      `--version must be one of ${releases.join(", ")}, not ${JSON.stringify(release)}`,
    );
  }
  const directory = values.get("--runtime");
  if (isCloned && directory !== undefined) {
    return invalid("--runtime and --from-wasm exclude each other");
  }
  if ((isCloned || directory !== undefined) && values.has("--version")) {
    return invalid("--version is for the container: a checkout has the release that it has");
  }
  const memory = values.get("--memory") ?? String(defaultMemoryMiB);
  const memoryMiB = /^\d+$/.test(memory) ? Number(memory) : 0;
  if (memoryMiB < 128 || memoryMiB > 1024) {
    return invalid(`--memory must be a number from 128 to 1024, not ${JSON.stringify(memory)}`);
  }
  const way: IvorysqlWay =
    directory !== undefined
      ? { kind: "checkout", directory }
      : isCloned
        ? { kind: "clone" }
        : { kind: "container", release };
  return { kind: "build", options: { way, memoryMiB } };
}

const namesWithValue: ReadonlySet<string> = new Set(["--version", "--memory", "--runtime"]);

function invalid(message: string): ParsedIvorysqlArguments {
  return { kind: "invalid", message };
}
