import type { Statement } from "../../statements/statement.ts";
import { type MetaCommandInText, metaCommandsOf } from "../statements/metaCommandsOf.ts";
import type { Outcome } from "../contract/sqlSession.ts";

/** More is not repeated in front of a statement. */
const mostCommands = 100;

/**
 * The output settings that the user has chosen in a session, as the commands that chose them.
 *
 * Results are read in the driver's own settings, which are restored behind every command. What psql
 * writes into a file or to a program has to be in the user's: the commands are repeated in front of it,
 * from psql's defaults on, toggles included.
 *
 * @see PostgreSQL documentation, psql, "\pset"
 */
export class UserOutputSettings {
  #commands: readonly UserCommand[] = [];
  #isKnown = true;

  /** False once a variable, an `\if` or a file has chosen settings, until psql is started again. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  /** A new psql has its defaults. */
  forget(): void {
    this.#commands = [];
    this.#isKnown = true;
  }

  /** Settings were changed by something that cannot be repeated. */
  loseTrack(): void {
    this.#isKnown = false;
  }

  /** Takes note of a statement that has run. */
  note(statement: Statement, outcome: Outcome): void {
    const commands = metaCommandsOf(statement);
    if (setsVariables(statement, commands)) this.#isKnown = false;
    const changes = commands.flatMap((command) => {
      const group = groupOf(command);
      return group === null ? [] : [{ group, text: command.text.trim() }];
    });
    if (changes.length === 0) return;
    const isAlone = statement.kind.kind === "metaCommand" && statement.kind.name !== "if";
    if (isAlone && outcome.kind !== "completed") return;
    const isBlock = statement.kind.kind === "metaCommand" && !isAlone;
    if (isBlock || outcome.kind !== "completed" || changes.some(isComputed)) this.#isKnown = false;
    for (const change of changes) this.#add(change);
  }

  #add(change: UserCommand): void {
    const others = isToggle(change.text)
      ? this.#commands
      : this.#commands.filter(({ group }) => group !== change.group);
    this.#commands = [...others, change];
    if (this.#commands.length > mostCommands) this.#isKnown = false;
  }

  /** Lines that give psql the user's settings, with the newline of each. */
  get lines(): string {
    const repeated = this.#commands.map(({ text }) => text).join(" ");
    const isQuiet = this.#commands.some(({ group }) => group === "QUIET");
    return [
      `\\set QUIET on ${defaults.join(" ")}`,
      ...(repeated === "" ? [] : [repeated]),
      ...(isQuiet ? [] : ["\\set QUIET off"]),
      "",
    ].join("\n");
  }
}

interface UserCommand {
  /** The setting: a later command for it replaces an earlier one. */
  readonly group: string;
  readonly text: string;
}

/** What a psql starts with that reads a file. */
const defaults: readonly string[] = [
  "\\pset format aligned",
  "\\pset border 1",
  "\\pset linestyle ascii",
  "\\pset expanded off",
  "\\pset columns 0",
  "\\pset null ''",
  "\\pset tuples_only off",
  "\\pset footer on",
  "\\pset numericlocale off",
  "\\pset title",
  "\\pset tableattr",
  "\\pset fieldsep '|'",
  "\\pset recordsep '\\n'",
  "\\pset csv_fieldsep ','",
  "\\pset unicode_border_linestyle single",
  "\\pset unicode_column_linestyle single",
  "\\pset unicode_header_linestyle single",
  "\\set FETCH_COUNT 0",
];

const groups: ReadonlyMap<string, string> = new Map([
  ["a", "format"],
  ["H", "format"],
  ["html", "format"],
  ["t", "tuples_only"],
  ["x", "expanded"],
  ["vertical", "expanded"],
  ["f", "fieldsep"],
  ["fieldsep_zero", "fieldsep"],
  ["recordsep_zero", "recordsep"],
  ["C", "title"],
  ["T", "tableattr"],
]);

/** The setting that a command changes; `null` for one that changes nothing of what psql writes. */
function groupOf({ name, text }: MetaCommandInText): string | null {
  const [, first = ""] = text.split(/\s+/);
  if (name === "set" || name === "unset") {
    return first === "QUIET" || first === "FETCH_COUNT" ? first : null;
  }
  if (name === "pset") {
    return first === "" || first.startsWith("pager") ? null : (groups.get(first) ?? first);
  }
  // Without a separator it shows the one there is.
  if (name === "f" && first === "") return null;
  return settingCommand.test(name) ? (groups.get(name) ?? name) : null;
}

/** Commands other than `\pset` that choose how psql writes rows. */
const settingCommand = /^(?:a|H|html|t|x|f|C|T)$/;

/** Whether a command's value depends on the one before. */
function isToggle(text: string): boolean {
  return /^\\(?:a|H|html|t|x)\s*$|^\\pset\s+\S+\s*$/.test(text);
}

/** Whether psql puts something in: a variable or what a program prints. */
function isComputed({ text }: UserCommand): boolean {
  return /[:`]/.test(text.replaceAll(/'(?:''|\\.|[^'\\])*'/g, ""));
}

/** `\gset` may set what else `\set` would. */
function setsVariables({ text }: Statement, commands: readonly MetaCommandInText[]): boolean {
  return /QUIET|FETCH_COUNT/.test(text) && commands.some(({ name }) => name === "gset");
}
