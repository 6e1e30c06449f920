/** What the builder of the IvorySQL image was asked for. */
export interface IvorysqlOptions {
  /** The release, as in `4.4`. */
  readonly release: string;
  readonly memoryMiB: number;
}

export type ParsedIvorysqlArguments =
  | { readonly kind: "build"; readonly options: IvorysqlOptions }
  | { readonly kind: "help" }
  | { readonly kind: "invalid"; readonly message: string };

const defaultMemoryMiB = 256;

export function usage(releases: readonly string[]): string {
  return `npm run image:ivorysql [-- options]

Compiles IvorySQL with Buildroot in a container, and builds an image of a virtual machine
with it below public/vm. The first run takes an hour or more and fetches about 500 MB.

  --version RELEASE  ${releases.join(", ")}; ${releases[0] ?? ""} when not given
  --memory MIB       memory of the machine, 128 to 1024; ${defaultMemoryMiB} when not given
  --help             print this
`;
}

/**
 * Reads the command line, without the names of the program and the script. The first of the
 * releases is the one that is built when none is named.
 */
export function parseIvorysqlArguments(
  args: readonly string[],
  releases: readonly string[],
): ParsedIvorysqlArguments {
  const values = new Map<string, string>();
  const words = args.flatMap((word) => {
    const match = /^(--[a-z]+)=(.*)$/s.exec(word);
    return match === null ? [word] : [match[1] ?? "", match[2] ?? ""];
  });
  for (let index = 0; index < words.length; index += 2) {
    const name = words[index] ?? "";
    if (name === "--help") return { kind: "help" };
    if (name !== "--version" && name !== "--memory") return invalid(`unknown option: ${name}`);
    const value = words[index + 1];
    if (value === undefined || value === "") return invalid(`${name} needs a value`);
    values.set(name, value);
  }
  const release = values.get("--version") ?? releases[0] ?? "";
  if (!releases.includes(release)) {
    return invalid(
      `--version must be one of ${releases.join(", ")}, not ${JSON.stringify(release)}`,
    );
  }
  const memory = values.get("--memory") ?? String(defaultMemoryMiB);
  const memoryMiB = /^\d+$/.test(memory) ? Number(memory) : 0;
  if (memoryMiB < 128 || memoryMiB > 1024) {
    return invalid(`--memory must be a number from 128 to 1024, not ${JSON.stringify(memory)}`);
  }
  return { kind: "build", options: { release, memoryMiB } };
}

function invalid(message: string): ParsedIvorysqlArguments {
  return { kind: "invalid", message };
}
