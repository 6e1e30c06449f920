import { type OptionTable, type ParsedArguments, readOptions } from "../readOptions.ts";
import { readDefine } from "../readDefine.ts";
import { findEncoding } from "../../sql/text/readText.ts";

export type OutputFormat = "aligned" | "json" | "csv";

export interface SqlArguments {
  /** `null`: the default image. */
  readonly imageId: string | null;
  /** `null`: the first port of the image. */
  readonly port: number | null;
  readonly format: OutputFormat;
  readonly stopsOnError: boolean;
  /** Values of substitution variables, by name in lower case. */
  readonly defines: ReadonlyMap<string, string>;
  /** Encoding of scripts that are not UTF-8 and do not declare one; `null`: not given. */
  readonly encoding: string | null;
  /** The scripts to run, in order. */
  readonly sources: readonly ScriptSource[];
}

export type ScriptSource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "standardInput" }
  | { readonly kind: "command"; readonly text: string };

/** Reads the command line of `npm run sql`, without the program's name. */
export function parseSqlArguments(args: readonly string[]): ParsedArguments<SqlArguments> {
  const read = readOptions(args, optionTable);
  if (read.kind !== "words") return read;
  const options: Mutable<SqlArguments> = {
    imageId: null,
    port: null,
    format: "aligned",
    stopsOnError: false,
    defines: new Map(),
    encoding: null,
    sources: [],
  };
  const sources: ScriptSource[] = [];
  for (const word of read.words) {
    if (word.kind === "value") {
      const problem = readOption(word.name, word.value, options, sources);
      if (problem !== null) return { kind: "invalid", message: problem };
    } else if (word.kind === "positional") {
      const { value } = word;
      sources.push(value === "-" ? { kind: "standardInput" } : { kind: "file", path: value });
    }
  }
  if (sources.length === 0) sources.push({ kind: "standardInput" });
  return { kind: "run", options: { ...options, sources } };
}

const optionTable: OptionTable = {
  image: { type: "string" },
  port: { type: "string" },
  format: { type: "string" },
  "on-error": { type: "string" },
  define: { type: "string" },
  encoding: { type: "string" },
  command: { type: "string", short: "c" },
};

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Reads the value of one option into `options`; returns the error, if any. */
function readOption(
  name: string,
  value: string,
  options: Mutable<SqlArguments>,
  sources: ScriptSource[],
): string | null {
  switch (name) {
    case "image":
      options.imageId = value;
      return null;
    case "port":
      if (!/^\d{1,5}$/.test(value)) return `not a port: ${value}`;
      options.port = Number(value);
      return null;
    case "format":
      if (value !== "aligned" && value !== "json" && value !== "csv") {
        return `unknown format: ${value}`;
      }
      options.format = value;
      return null;
    case "on-error":
      if (value !== "stop" && value !== "continue") return `stop or continue, not ${value}`;
      options.stopsOnError = value === "stop";
      return null;
    case "define": {
      const define = readDefine(value);
      if (define === null) return `not NAME=VALUE: ${value}`;
      options.defines = new Map([...options.defines, define]);
      return null;
    }
    case "encoding":
      if (findEncoding(value) === null) return `unknown encoding: ${value}`;
      options.encoding = value;
      return null;
    default:
      sources.push({ kind: "command", text: value });
      return null;
  }
}
