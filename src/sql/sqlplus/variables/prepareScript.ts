import type { ScriptStart } from "../../statements/sqlPlusLines/scriptContext.ts";
import type { Dialect } from "../../dialect.ts";
import type { Statement } from "../../statements/statement.ts";
import type {
  ScriptContext,
  SubstitutionValues,
} from "../../statements/sqlPlusLines/scriptContext.ts";
import type {
  SqlPlusCommand,
  SqlPlusSetting,
} from "../../statements/sqlPlusLines/sqlPlusCommand.ts";
import { findReferences, substitute } from "./substitute.ts";

/** A value that the user must enter. */
export interface AskedVariable {
  readonly name: string;
  /** ACCEPT's prompt; `null` if it has none. */
  readonly prompt: string | null;
  readonly default: string | null;
  readonly isHidden: boolean;
  /** Only a number is accepted. */
  readonly isNumber: boolean;
}

export const scriptStart: ScriptStart = { values: new Map(), character: "&" };

/** An item of a script: its statement and the caller's own data. */
export interface ScriptItem {
  readonly statement: Statement;
}

export interface PreparedScript<Item extends ScriptItem> {
  readonly items: readonly Item[];
  /** Variables without a value or an answer, each once, in order of occurrence. */
  readonly asked: readonly AskedVariable[];
}

/**
 * Applies the SQL*Plus lines of a script to the statements after them: the values of `&` variables,
 * and whether an error ends the script. Consecutive lines without effect are joined, remarks are
 * left out.
 *
 * Run a script only when `asked` is empty; `answers` has the entered values by name.
 */
export function prepareScript<Item extends ScriptItem>(
  items: readonly Item[],
  dialect: Dialect,
  start: ScriptStart,
  answers: SubstitutionValues,
): PreparedScript<Item> {
  if (!dialect.sqlPlusLines) return { items, asked: [] };
  const follower = new Follower(dialect, start, answers);
  return { items: joinIgnored(items.flatMap((item) => follower.add(item))), asked: follower.asked };
}

class Follower {
  readonly asked: AskedVariable[] = [];
  readonly #dialect: Dialect;
  readonly #answers: SubstitutionValues;
  readonly #values: Map<string, string>;
  #character: string | null;
  #stopsOnError: boolean | null = null;

  constructor(dialect: Dialect, start: ScriptStart, answers: SubstitutionValues) {
    this.#dialect = dialect;
    this.#answers = answers;
    this.#values = new Map(start.values);
    this.#character = start.character;
  }

  add<Item extends ScriptItem>(item: Item): readonly Item[] {
    const { kind } = item.statement;
    if (kind.kind === "sqlplus" && kind.command.kind === "remark") return [];
    const added = this.#withContext(item);
    if (kind.kind === "sqlplus") this.#obey(this.#filled(kind.command, item.statement.text));
    return [added];
  }

  #withContext<Item extends ScriptItem>(item: Item): Item {
    const values = this.#valuesOf(item.statement) ?? this.#accepted(item.statement);
    const script: ScriptContext = {
      ...(values !== null && { substitution: { character: this.#character ?? "&", values } }),
      ...(this.#stopsOnError !== null && { stopsOnError: this.#stopsOnError }),
    };
    if (Object.keys(script).length === 0) return item;
    return { ...item, statement: { ...item.statement, script } };
  }

  /** Returns the values of a statement's variables; `null` if it has none. */
  #valuesOf({ text, kind }: Statement): SubstitutionValues | null {
    if (this.#character === null || !takesValues(kind)) return null;
    const references = findReferences(text, this.#dialect, this.#character);
    const values = new Map<string, string>();
    for (const { name, isKept } of references) {
      const isArgument = /^\d+$/.test(name);
      const value = this.#values.get(name) ?? this.#answers.get(name);
      if (value !== undefined) {
        values.set(name, value);
        if (isKept) this.#values.set(name, value);
      } else if (!isArgument)
        this.#ask({ name, prompt: null, default: null, isHidden: false, isNumber: false });
    }
    const hasVariables = references.some(({ name }) => !/^\d+$/.test(name) || values.has(name));
    return hasVariables ? values : null;
  }

  /** Returns the answer to an ACCEPT, which is kept with its statement. */
  #accepted({ kind }: Statement): SubstitutionValues | null {
    if (kind.kind !== "sqlplus" || kind.command.kind !== "accept") return null;
    const { name } = kind.command;
    const answer = this.#answers.get(name);
    return answer === undefined ? null : new Map([[name, answer]]);
  }

  #ask(variable: AskedVariable): void {
    if (!this.asked.some(({ name }) => name === variable.name)) this.asked.push(variable);
  }

  /** A DEFINE may use variables in its value. */
  #filled(command: SqlPlusCommand, text: string): SqlPlusCommand {
    if (command.kind !== "define" || command.value === null || this.#character === null) {
      return command;
    }
    const { value } = command;
    const references = findReferences(text, this.#dialect, this.#character);
    if (references.length === 0) return command;
    const inside = findReferences(value, this.#dialect, this.#character);
    return { ...command, value: substitute(value, inside, this.#values).text };
  }

  #obey(command: SqlPlusCommand): void {
    if (command.kind === "define" && command.name !== null && command.value !== null) {
      this.#values.set(command.name, command.value);
    } else if (command.kind === "undefine") {
      for (const name of command.names) this.#values.delete(name);
    } else if (command.kind === "accept") {
      const answer = this.#answers.get(command.name);
      if (answer === undefined) this.#ask(command);
      else this.#values.set(command.name, answer);
    } else if (command.kind === "set") {
      for (const setting of command.settings) this.#set(setting);
    } else if (command.kind === "whenever") {
      this.#stopsOnError = command.stops;
    }
  }

  #set(setting: SqlPlusSetting): void {
    if (setting.kind === "define") this.#character = setting.character;
  }
}

/** Meta-commands are not SQL*Plus's, and a COPY contains data. */
function takesValues(kind: Statement["kind"]): boolean {
  switch (kind.kind) {
    case "sql":
    case "client":
      return true;
    case "sqlplus":
      return !["ignored", "set", "exit", "whenever", "slash", "accept", "undefine"].includes(
        kind.command.kind,
      );
    case "metaCommand":
    case "copyFromStdin":
      return false;
  }
}

/** Joins consecutive lines without effect, so that they leave one note. */
function joinIgnored<Item extends ScriptItem>(items: readonly Item[]): readonly Item[] {
  const joined: Item[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    const names = ignoredNames(item.statement);
    const before = last === undefined ? null : ignoredNames(last.statement);
    if (last === undefined || names === null || before === null) joined.push(item);
    else {
      const command = { kind: "ignored", names: [...new Set([...before, ...names])] } as const;
      const { range, textRange, lineEnd } = item.statement;
      const statement: Statement = {
        ...last.statement,
        range: { start: last.statement.range.start, end: range.end },
        textRange: { start: last.statement.textRange.start, end: textRange.end },
        bodyRange: { start: last.statement.textRange.start, end: textRange.end },
        lineEnd,
        text: `${last.statement.text}\n${item.statement.text}`,
        kind: { kind: "sqlplus", command },
      };
      joined[joined.length - 1] = { ...last, statement };
    }
  }
  return joined;
}

/** Returns `null` for a statement that has an effect. */
function ignoredNames({ kind }: Statement): readonly string[] | null {
  if (kind.kind !== "sqlplus") return null;
  const { command } = kind;
  if (command.kind === "ignored") return command.names;
  if (command.kind !== "set") return null;
  const names = command.settings.flatMap((each) => (each.kind === "ignored" ? [each.name] : []));
  return names.length === command.settings.length ? names : null;
}
