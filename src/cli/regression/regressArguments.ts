import { invalid, type OptionTable, type ParsedArguments, readOptions } from "../readOptions.ts";
import { findEncoding } from "../../sql/text/readText.ts";

export interface RegressArguments {
  /** `null`: the default image. */
  readonly imageId: string | null;
  /** `null`: the first port of the image. */
  readonly port: number | null;
  /** Whether every script gets a clean machine; `null`: yes unless there is a schedule. */
  readonly isFreshForEach: boolean | null;
  /** A schedule file of pg_regress; `null`: that of the directory, if it has one. */
  readonly schedule: string | null;
  /** Whether the actual output replaces the expected one. */
  readonly accepts: boolean;
  /** Encoding of files without a byte order mark; `null`: UTF-8, anything else is refused. */
  readonly encoding: string | null;
  /** Directory for outputs and differences; `null`: they are not written. */
  readonly outputDirectory: string | null;
  /** Scripts, and directories with pg_regress's layout. */
  readonly paths: readonly string[];
}

/** Reads the command line of `npm run regress`, without the program's name. */
export function parseRegressArguments(args: readonly string[]): ParsedArguments<RegressArguments> {
  const read = readOptions(args, optionTable);
  if (read.kind !== "words") return read;
  const values: Record<string, string> = {};
  const flags = new Set<string>();
  const paths: string[] = [];
  for (const word of read.words) {
    if (word.kind === "positional") paths.push(word.value);
    else if (word.kind === "flag") flags.add(word.name);
    else values[word.name] = word.value;
  }
  const port = values["port"] ?? null;
  if (port !== null && !/^\d{1,5}$/.test(port)) return invalid(`not a port: ${port}`);
  if (paths.length === 0) return invalid("no script is named");
  if (flags.has("once") && flags.has("fresh"))
    return invalid("--once and --fresh exclude each other");
  const schedule = values["schedule"] ?? null;
  if (schedule !== null && paths.length !== 1) {
    return invalid("--schedule goes with one directory");
  }
  const encoding = values["encoding"] ?? null;
  if (encoding !== null && findEncoding(encoding) === null) {
    return invalid(`unknown encoding: ${encoding}`);
  }
  if (encoding !== null && flags.has("accept")) {
    return invalid("--accept writes UTF-8 and does not go with --encoding");
  }
  return {
    kind: "run",
    options: {
      imageId: values["image"] ?? null,
      port: port === null ? null : Number(port),
      isFreshForEach: flags.has("once") ? false : flags.has("fresh") ? true : null,
      schedule,
      accepts: flags.has("accept"),
      encoding,
      outputDirectory: values["output"] ?? null,
      paths,
    },
  };
}

const optionTable: OptionTable = {
  image: { type: "string" },
  port: { type: "string" },
  output: { type: "string" },
  schedule: { type: "string" },
  encoding: { type: "string" },
  once: { type: "boolean" },
  fresh: { type: "boolean" },
  accept: { type: "boolean" },
};

/** What `npm run regress -- --help` prints. */
export const regressHelp = `Runs SQL scripts in an image, headless, and compares what psql prints with what is expected, in the
manner of PostgreSQL's pg_regress.

Usage: npm run regress -- [option ...] path ...

  path           NAME.sql, whose expected output is NAME.out beside it or in ../expected, or a
                 directory with sql/ and expected/; variants are NAME_0.out to NAME_9.out.
                 A directory with a parallel_schedule, such as src/test/regress of PostgreSQL, runs
                 in that order in one database. data/ and other files go along; where there is a
                 test_setup.sql, it runs before other scripts
  --image ID     the image, see public/vm/index.json (default: its default)
  --port PORT    1521 or 5432 (default: the image's first)
  --schedule FILE  the order of tests, instead of the directory's parallel_schedule
  --fresh        every script gets a clean machine, in a schedule too
  --once         only the first script gets a clean machine, the others what it left; in order
  --output DIR   writes results/NAME.out and regression.diffs into DIR
  --encoding NAME  of scripts and expected outputs without a byte order mark: GB18030, LATIN1, ...
                 (default: UTF-8, or what a script sets itself); psql gets them in UTF-8
  --accept       makes what was printed what is expected
  -h, --help     this text

Results are printed as the Test Anything Protocol has them, differences on standard error.
Exit status: 0 all passed, 1 some did not, 2 the tests could not be run.
`;
