import { findEncoding } from "../../sql/text/readText.ts";
import type { CompatFormat } from "../../sql/compat/writeCompatReport.ts";
import type { SubstitutionValues } from "../../sql/sqlplus/commands/scriptContext.ts";

export interface CompatArguments {
  /** `null`: the default image. */
  readonly imageId: string | null;
  readonly format: CompatFormat;
  /** Values of substitution variables, by name in lower case. */
  readonly defines: SubstitutionValues;
  /** Where the report is written; `null`: to standard output. */
  readonly output: string | null;
  /** Of scripts without a byte order mark; `null`: UTF-8 or refused. */
  readonly encoding: string | null;
  readonly paths: readonly string[];
}

export type ParsedCompatArguments =
  | { readonly kind: "run"; readonly options: CompatArguments }
  | { readonly kind: "help" }
  | { readonly kind: "invalid"; readonly message: string };

/** Reads the command line of `npm run compat`, without the program's own name. */
export function parseCompatArguments(words: readonly string[]): ParsedCompatArguments {
  let imageId: string | null = null;
  let format: CompatFormat = "markdown";
  let output: string | null = null;
  let encoding: string | null = null;
  const defines = new Map<string, string>();
  const paths: string[] = [];
  const rest = words.flatMap((word) => /^(--[a-z-]+)=([^]*)$/.exec(word)?.slice(1) ?? [word]);
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--help" || word === "-h") return { kind: "help" };
    if (!word.startsWith("-")) {
      paths.push(word);
      continue;
    }
    if (!["--image", "--format", "--output", "--define", "--encoding"].includes(word)) {
      return invalid(`unknown option: ${word}`);
    }
    const value = rest.shift();
    if (value === undefined) return invalid(`${word} needs a value`);
    if (word === "--image") imageId = value;
    else if (word === "--output") output = value;
    else if (word === "--encoding") {
      if (findEncoding(value) === null) return invalid(`unknown encoding: ${value}`);
      encoding = value;
    } else if (word === "--format") {
      if (value !== "html" && value !== "markdown" && value !== "json") {
        return invalid(`unknown format: ${value}`);
      }
      format = value;
    } else {
      const match = /^([\w$#]+)=([^]*)$/.exec(value);
      if (match === null) return invalid(`not NAME=VALUE: ${value}`);
      defines.set((match[1] ?? "").toLowerCase(), match[2] ?? "");
    }
  }
  if (paths.length === 0) return invalid("no script is named");
  return { kind: "run", options: { imageId, format, defines, output, encoding, paths } };
}

function invalid(message: string): ParsedCompatArguments {
  return { kind: "invalid", message };
}

/** What `npm run compat -- --help` prints. */
export const compatHelp = `Runs Oracle scripts unit by unit on Oracle's port of an image, headless, on a clean machine, and
reports what became of each unit, which construct it was and what to write instead.

Usage: npm run compat -- [option ...] file.sql ...

  file.sql             a script; scripts that it calls with @ are to be named as well
  --image ID           the image, see public/vm/index.json (default: its default)
  --format FORMAT      html, markdown (default) or json
  --output FILE        writes the report into FILE instead of standard output
  --define NAME=VALUE  the value of &NAME
  --encoding NAME      of scripts without a byte order mark that are not UTF-8: GB18030, ...
  -h, --help           this text

Exit status: 0 all units run, 1 some do not, 2 the scripts could not be run.
`;
