import type { Statement } from "../../statements/statement.ts";
import { type MetaCommandInText, metaCommandsOf } from "../statements/metaCommandsOf.ts";
import type { Outcome } from "../contract/sqlSession.ts";

/** The most commands that are repeated in front of a statement. */
const mostCommands = 100;

/**
 * The output settings that the user has chosen in a session, as the commands that chose them.
 *
 * Results are read in the driver's own settings, which are restored after every command. Output to
 * a file or program must have the user's: before such output psql's defaults are set and the user's
 * commands are repeated, toggles included.
 *
 * @see PostgreSQL documentation, psql, "\pset"
 */
export class UserOutputSettings {
  #commands: readonly UserCommand[] = [];
  #isKnown = true;

  /** False once a variable, an `\if` or a file may have changed settings, until psql restarts. */
  get isKnown(): boolean {
    return this.#isKnown;
  }

  /** Returns to psql's defaults: psql was restarted. */
  forget(): void {
    this.#commands = [];
    this.#isKnown = true;
  }

  /** Marks the settings as unknown: they were changed by something that cannot be repeated. */
  loseTrack(): void {
    this.#isKnown = false;
  }

  /** Records the settings that a statement has changed. */
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

  /** Lines, each with its newline, that set psql's output settings to the user's. */
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

/** The settings of a psql that has just started to read a file. */
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

/** The output setting that a command changes; `null` for other commands. */
function groupOf({ name, text }: MetaCommandInText): string | null {
  const [, first = ""] = text.split(/\s+/);
  if (name === "set" || name === "unset") {
    return first === "QUIET" || first === "FETCH_COUNT" ? first : null;
  }
  if (name === "pset") {
    return first === "" || first.startsWith("pager") ? null : (groups.get(first) ?? first);
  }
  // \f without an argument shows the separator.
  if (name === "f" && first === "") return null;
  return settingCommand.test(name) ? (groups.get(name) ?? name) : null;
}

/** Commands other than `\pset` that choose how psql writes rows. */
const settingCommand = /^(?:a|H|html|t|x|f|C|T)$/;

/** Whether a command's effect depends on the setting's value. */
function isToggle(text: string): boolean {
  return /^\\(?:a|H|html|t|x)\s*$|^\\pset\s+\S+\s*$/.test(text);
}

/** Whether psql expands a variable or a program's output in the command. */
function isComputed({ text }: UserCommand): boolean {
  return /[:`]/.test(text.replaceAll(/'(?:''|\\.|[^'\\])*'/g, ""));
}

/** Whether `\gset` may set a variable that matters here, as `\set` would. */
function setsVariables({ text }: Statement, commands: readonly MetaCommandInText[]): boolean {
  return /QUIET|FETCH_COUNT/.test(text) && commands.some(({ name }) => name === "gset");
}
