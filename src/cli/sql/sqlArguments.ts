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
  /** Of scripts that are neither UTF-8 nor say what they are; `null`: not named. */
  readonly encoding: string | null;
  /** What to run, in order. */
  readonly sources: readonly ScriptSource[];
}

export type ScriptSource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "standardInput" }
  | { readonly kind: "command"; readonly text: string };

export type ParsedArguments =
  | { readonly kind: "run"; readonly options: SqlArguments }
  | { readonly kind: "help" }
  | { readonly kind: "invalid"; readonly message: string };

/** Reads the command line of `npm run sql`, without the program's own name. */
export function parseSqlArguments(words: readonly string[]): ParsedArguments {
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
  const rest = words.flatMap(splitAssignment);
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--help" || word === "-h") return { kind: "help" };
    if (word === "-") sources.push({ kind: "standardInput" });
    else if (!word.startsWith("-")) sources.push({ kind: "file", path: word });
    else {
      const value = rest.shift();
      if (value === undefined) return invalid(`${word} needs a value`);
      const problem = readOption(word, value, options, sources);
      if (problem !== null) return invalid(problem);
    }
  }
  if (sources.length === 0) sources.push({ kind: "standardInput" });
  return { kind: "run", options: { ...options, sources } };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Takes one option in; returns what is wrong with it. */
function readOption(
  name: string,
  value: string,
  options: Mutable<SqlArguments>,
  sources: ScriptSource[],
): string | null {
  switch (name) {
    case "--image":
      options.imageId = value;
      return null;
    case "--port":
      if (!/^\d{1,5}$/.test(value)) return `not a port: ${value}`;
      options.port = Number(value);
      return null;
    case "--format":
      if (value !== "aligned" && value !== "json" && value !== "csv") {
        return `unknown format: ${value}`;
      }
      options.format = value;
      return null;
    case "--on-error":
      if (value !== "stop" && value !== "continue") return `stop or continue, not ${value}`;
      options.stopsOnError = value === "stop";
      return null;
    case "--define": {
      const match = /^([\w$#]+)=([^]*)$/.exec(value);
      if (match === null) return `not NAME=VALUE: ${value}`;
      const [, variable = "", text = ""] = match;
      options.defines = new Map([...options.defines, [variable.toLowerCase(), text]]);
      return null;
    }
    case "--encoding":
      if (findEncoding(value) === null) return `unknown encoding: ${value}`;
      options.encoding = value;
      return null;
    case "--command":
    case "-c":
      sources.push({ kind: "command", text: value });
      return null;
    default:
      return `unknown option: ${name}`;
  }
}

/** `--format=json` is `--format json`. */
function splitAssignment(word: string): readonly string[] {
  const match = /^(--[a-z-]+)=([^]*)$/.exec(word);
  return match === null ? [word] : match.slice(1);
}

function invalid(message: string): ParsedArguments {
  return { kind: "invalid", message };
}
