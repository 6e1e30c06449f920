/** The names that failed units would have created, to find later failures that depend on them. */
export class Dependencies {
  /** Numbers of failed units, by name in lower case without schema. */
  readonly #missing = new Map<string, number>();
  /** The failed unit whose transaction is still open. */
  #failedTransaction: number | null = null;

  /** Returns the failed unit that caused a failure; `null` if the unit has its own error. */
  find(text: string, sqlState: string | null, message: string): number | null {
    if (sqlState === "25P02") return this.#failedTransaction;
    if (sqlState === null || !missingObject.has(sqlState)) return null;
    const named = namesIn(message);
    // The message names the missing object; the text is searched only if the message names none.
    const [found] = named.flatMap((name) => this.#missing.get(name) ?? []);
    return found ?? (named.length === 0 ? this.#findInText(text) : null);
  }

  /** Returns the failed unit that would have created an object of this name; `null` if none. */
  findName(written: string): number | null {
    const name = written.replaceAll('"', "").toLowerCase().split(".").at(-1) ?? "";
    return this.#missing.get(name) ?? null;
  }

  noteFailure(number: number, text: string, isInTransaction: boolean): void {
    const name = createdName(text);
    if (name !== null && !this.#missing.has(name)) this.#missing.set(name, number);
    if (isInTransaction) this.#failedTransaction ??= number;
  }

  noteSuccess(text: string): void {
    const name = createdName(text);
    if (name !== null) this.#missing.delete(name);
    if (/^(?:rollback|commit|end|abort)\b/i.test(text)) this.#failedTransaction = null;
  }

  #findInText(text: string): number | null {
    const names = text.toLowerCase().match(/[a-z_][\w$#]*/g) ?? [];
    return names.map((name) => this.#missing.get(name)).find((each) => each !== undefined) ?? null;
  }
}

/**
 * SQLSTATEs of missing objects: table, function, object, schema, column, a FROM item, and
 * IvorySQL's "invalid identifier". PostgreSQL documentation, "PostgreSQL Error Codes".
 */
const missingObject: ReadonlySet<string> = new Set([
  "42P01",
  "42883",
  "42704",
  "3F000",
  "42703",
  "42602",
]);

const created = new RegExp(
  "^create\\s+(?:or\\s+replace\\s+)?(?:(?:non)?editionable\\s+|global\\s+|temp(?:orary)?\\s+|unique\\s+|" +
    "public\\s+|force\\s+|no\\s+force\\s+|materialized\\s+|bitmap\\s+|constraint\\s+)*" +
    "(?:table|view|sequence|function|procedure|package(?:\\s+body)?|type(?:\\s+body)?|trigger|index|" +
    "synonym|schema|user|role|domain)\\s+(?:if\\s+not\\s+exists\\s+)?" +
    '("[^"]+"|[\\w$#]+)(?:\\s*\\.\\s*("[^"]+"|[\\w$#]+))?',
  "i",
);

/**
 * Returns the name of the object that a statement creates, in lower case, without schema and
 * quotes.
 */
export function createdName(text: string): string | null {
  const match = created.exec(text.replace(/^(?:\s|--.*\n|\/\*[^]*?\*\/)+/, ""));
  const name = match?.[2] ?? match?.[1];
  return name?.replaceAll('"', "").toLowerCase() ?? null;
}

/**
 * Returns the names in quotes, both of `schema.name`, and that of a missing function or procedure.
 */
function namesIn(message: string): readonly string[] {
  const quoted = Array.from(message.matchAll(/"([^"]+)"/g), ([, name = ""]) => name);
  const called = /(?:function|procedure) ([\w$#.]+)\(/.exec(message)?.[1];
  return [...quoted, ...(called === undefined ? [] : [called])].flatMap((name) =>
    name.toLowerCase().split("."),
  );
}
