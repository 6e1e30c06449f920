export interface BenchOptions {
  /** Fewer runs, and only measurements that end within three minutes. */
  readonly isQuick: boolean;
  /** The file for the report; null: none. */
  readonly jsonFile: string | null;
  /** The report of an earlier run; null: none. */
  readonly compareFile: string | null;
  /** Whether the table is written into README.md. */
  readonly writesReadme: boolean;
}

export type ParsedBenchArguments =
  | { readonly kind: "run"; readonly options: BenchOptions }
  | { readonly kind: "help" }
  | { readonly kind: "invalid"; readonly message: string };

export const benchHelp = `Measures the built page in Chromium, and PGlite on the same statements in the same run.

Usage: npm run bench [-- option ...]

  --quick         fewer runs, without large states and idle time
  --json FILE     writes every value as JSON
  --compare FILE  tells what moved since the run that wrote FILE
  --readme        writes the table into README.md
  -h, --help      this text
`;

/** Reads the command line of `npm run bench`, without the program's name. */
export function parseBenchArguments(words: readonly string[]): ParsedBenchArguments {
  const rest = words.flatMap((word) => /^(--[a-z]+)=(.*)$/s.exec(word)?.slice(1) ?? [word]);
  const files = new Map<string, string>();
  const flags = new Set<string>();
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--help" || word === "-h") return { kind: "help" };
    if (word === "--quick" || word === "--readme") flags.add(word);
    else if (word === "--json" || word === "--compare") {
      const file = rest.shift() ?? "";
      if (file === "") return { kind: "invalid", message: `${word} needs a file` };
      files.set(word, file);
    } else return { kind: "invalid", message: `unknown option: ${word}` };
  }
  return {
    kind: "run",
    options: {
      isQuick: flags.has("--quick"),
      jsonFile: files.get("--json") ?? null,
      compareFile: files.get("--compare") ?? null,
      writesReadme: flags.has("--readme"),
    },
  };
}
