import { postgresqlDialect } from "../../dialect.ts";
import { isName, readNameTokens, storedName } from "./nameToken.ts";

/** A parameter of a routine as `pg_get_function_identity_arguments` writes it. */
export interface RoutineParameter {
  /** `null` if it has none. */
  readonly name: string | null;
  readonly mode: "in" | "out" | "inout" | "variadic";
  /** Mode, name and type, as written. */
  readonly text: string;
}

/**
 * Splits the parameters of a routine at their commas. A single word is a type. The first of several
 * words is the name, unless it begins a type of several words.
 *
 * @see PostgreSQL documentation, "System Catalog Information Functions"
 */
export function splitArguments(list: string): readonly RoutineParameter[] {
  const parameters: RoutineParameter[] = [];
  let depth = 0;
  let start = 0;
  const add = (end: number): void => {
    const text = list.slice(start, end).trim();
    if (text !== "") parameters.push(readParameter(text));
  };
  for (const { kind, text, start: at, end } of readNameTokens(list, postgresqlDialect)) {
    if (kind === "openParenthesis") depth += 1;
    else if (kind === "closeParenthesis") depth -= 1;
    else if (text === "," && depth === 0) {
      add(at);
      start = end;
    }
  }
  add(list.length);
  return parameters;
}

function readParameter(text: string): RoutineParameter {
  const [first, ...others] = readNameTokens(text, postgresqlDialect);
  const mode = modes[first?.text ?? ""];
  const [name, next] = mode === undefined ? [first, others[0]] : others;
  const isNamed =
    name !== undefined &&
    isName(name) &&
    next !== undefined &&
    isName(next) &&
    !(name.kind === "word" && typeStarts.test(`${name.text} ${next.text}`));
  return { name: isNamed ? storedName(name) : null, mode: mode ?? "in", text };
}

/** Written in capitals without quotes, these are never names. */
const modes: Readonly<Record<string, RoutineParameter["mode"]>> = {
  OUT: "out",
  INOUT: "inout",
  VARIADIC: "variadic",
};

// format_type() writes no other types of several words.
const typeStarts =
  /^(?:double precision|character varying|bit varying|(?:timestamp|time) with(?:out)?|interval (?:year|month|day|hour|minute|second))$/;
