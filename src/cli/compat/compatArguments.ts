import { invalid, type OptionTable, type ParsedArguments, readOptions } from "../readOptions.ts";
import { readDefine } from "../readDefine.ts";
import { findEncoding } from "../../sql/text/readText.ts";
import type { CompatFormat } from "../../sql/compat/writeCompatReport.ts";
import type { SubstitutionValues } from "../../sql/statements/sqlPlusLines/scriptContext.ts";

export interface CompatArguments {
  /** `null`: the default image. */
  readonly imageId: string | null;
  readonly format: CompatFormat;
  /** Values of substitution variables, by name in lower case. */
  readonly defines: SubstitutionValues;
  /** The file for the report; `null`: standard output. */
  readonly output: string | null;
  /** Encoding of scripts without a byte order mark; `null`: UTF-8, anything else is refused. */
  readonly encoding: string | null;
  readonly paths: readonly string[];
}

/** Reads the command line of `npm run compat`, without the program's name. */
export function parseCompatArguments(args: readonly string[]): ParsedArguments<CompatArguments> {
  const read = readOptions(args, optionTable);
  if (read.kind !== "words") return read;
  let imageId: string | null = null;
  let format: CompatFormat = "markdown";
  let output: string | null = null;
  let encoding: string | null = null;
  const defines = new Map<string, string>();
  const paths: string[] = [];
  for (const word of read.words) {
    if (word.kind === "positional") paths.push(word.value);
    if (word.kind !== "value") continue;
    const { name, value } = word;
    if (name === "image") imageId = value;
    else if (name === "output") output = value;
    else if (name === "encoding") {
      if (findEncoding(value) === null) return invalid(`unknown encoding: ${value}`);
      encoding = value;
    } else if (name === "format") {
      if (value !== "html" && value !== "markdown" && value !== "json") {
        return invalid(`unknown format: ${value}`);
      }
      format = value;
    } else {
      const define = readDefine(value);
      if (define === null) return invalid(`not NAME=VALUE: ${value}`);
      defines.set(...define);
    }
  }
  if (paths.length === 0) return invalid("no script is named");
  return { kind: "run", options: { imageId, format, defines, output, encoding, paths } };
}

const optionTable: OptionTable = {
  image: { type: "string" },
  format: { type: "string" },
  output: { type: "string" },
  define: { type: "string" },
  encoding: { type: "string" },
};

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
