import { wordOf } from "./bodySegment.ts";
import type { NameToken } from "./nameToken.ts";
import { readParameters, type RoutineVariable } from "./routineVariable.ts";

/** The dollar-quoted body of DO or of a routine that a statement creates. */
export interface QuotedBody {
  readonly start: number;
  readonly end: number;
  readonly parameters: readonly RoutineVariable[];
}

/** Names that PL/pgSQL defines in every routine, and those in trigger functions. */
const ownNames: readonly RoutineVariable[] = [{ name: "found", type: "boolean", record: null }];
const triggerNames: readonly RoutineVariable[] = [
  ["new", "record"],
  ["old", "record"],
  ["tg_op", "text"],
  ["tg_when", "text"],
  ["tg_level", "text"],
  ["tg_name", "name"],
  ["tg_table_name", "name"],
  ["tg_table_schema", "name"],
  ["tg_argv", "text[]"],
].map(([name = "", type = ""]) => ({ name, type, record: null }));

const readable: ReadonlySet<string> = new Set(["plpgsql", "plisql", "sql"]);

/**
 * Returns the body in a dollar quote of a statement; `null` if the quote is ordinary text or its
 * language is not supported. `tokens`: the statement's tokens without comments.
 */
export function readQuotedBody(tokens: readonly NameToken[], quote: NameToken): QuotedBody | null {
  const first = wordOf(tokens[0]);
  const at = tokens.indexOf(quote);
  const head = tokens.slice(0, Math.max(at, 0));
  const isRoutine =
    first === "create" &&
    head.some((token) => ["function", "procedure"].includes(wordOf(token))) &&
    wordOf(head.at(-1)) === "as";
  if (!isRoutine && first !== "do") return null;
  const named = tokens.findIndex((token) => wordOf(token) === "language");
  const language = named < 0 ? "plpgsql" : languageOf(tokens[named + 1]);
  if (!readable.has(language)) return null;
  const delimiter = quote.text.indexOf("$", 1) + 1;
  const returns = head.findIndex((token) => wordOf(token) === "returns");
  const isTrigger = returns >= 0 && wordOf(head[returns + 1]) === "trigger";
  return {
    start: quote.start + delimiter,
    end: quote.isClosed ? quote.end - delimiter : quote.end,
    parameters: [
      ...(isRoutine ? readParameters(head) : []),
      ...(language === "sql" ? [] : ownNames),
      ...(isTrigger ? triggerNames : []),
    ],
  };
}

/** Returns the language, which may be a string or a quoted name. */
function languageOf(token: NameToken | undefined): string {
  return token?.text.replaceAll(/["']/g, "").toLowerCase() ?? "";
}
