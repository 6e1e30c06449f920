import {
  invalid,
  type OptionTable,
  type ParsedArguments,
  readOptions,
} from "../../src/cli/readOptions.ts";

export interface BenchOptions {
  /** Fewer runs, and only measurements that end within three minutes. */
  readonly isQuick: boolean;
  /** Measures how costs grow with amounts of data, and nothing else. */
  readonly isScale: boolean;
  /** The file for the report; null: none. */
  readonly jsonFile: string | null;
  /** The report of an earlier run; null: none. */
  readonly compareFile: string | null;
  /** Whether the table is written into README.md. */
  readonly writesReadme: boolean;
}

export const benchHelp = `Measures the built page in Chromium, and PGlite on the same statements in the same run.

Usage: npm run bench [-- option ...]

  --quick         fewer runs, without large states and idle time
  --scale         only large amounts of data; --quick: a tenth of them
  --json FILE     writes every value as JSON
  --compare FILE  tells what moved since the run that wrote FILE
  --readme        writes the table into README.md
  -h, --help      this text
`;

/** Reads the command line of `npm run bench`, without the program's name. */
export function parseBenchArguments(args: readonly string[]): ParsedArguments<BenchOptions> {
  const read = readOptions(args, optionTable);
  if (read.kind !== "words") return read;
  const files = new Map<string, string>();
  const flags = new Set<string>();
  for (const word of read.words) {
    if (word.kind === "positional") return invalid(`unknown option: ${word.value}`);
    if (word.kind === "flag") flags.add(word.name);
    else if (word.value === "") return invalid(`--${word.name} needs a file`);
    else files.set(word.name, word.value);
  }
  return {
    kind: "run",
    options: {
      isQuick: flags.has("quick"),
      isScale: flags.has("scale"),
      jsonFile: files.get("json") ?? null,
      compareFile: files.get("compare") ?? null,
      writesReadme: flags.has("readme"),
    },
  };
}

const optionTable: OptionTable = {
  quick: { type: "boolean" },
  scale: { type: "boolean" },
  json: { type: "string", what: "file" },
  compare: { type: "string", what: "file" },
  readme: { type: "boolean" },
};
