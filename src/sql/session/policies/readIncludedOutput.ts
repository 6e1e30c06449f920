import { readMetaCommand } from "../../statements/metaCommand.ts";
import type { Statement } from "../../statements/statement.ts";
import { type MetaCommandInText, metaCommandsOf } from "../statements/metaCommandsOf.ts";
import { hasTarget } from "../statements/outputTarget.ts";

/** How the files that a statement reads with `\i` affect psql's output. */
export interface IncludedOutput {
  /** They may write rows to files or programs. */
  readonly writesRows: boolean;
  /** They leave psql's output redirected: later output would go to a file or program. */
  readonly leavesOutput: boolean;
  /** They may change output settings. */
  readonly changesSettings: boolean;
}

const nothing: IncludedOutput = { writesRows: false, leavesOutput: false, changesSettings: false };
const unknown: IncludedOutput = { writesRows: true, leavesOutput: false, changesSettings: true };

/** Printed for a path that the search cannot follow: one with a tilde. */
const elsewhere = "ELSEWHERE";
const mostFiles = 32;
const mostLines = 300;
export const includeVariable = "WB_F";

/** A line that prints a file's relevant commands; if there is no file, only psql's error. */
function searchCommand(argument: string): string {
  const pattern =
    "(^|[^\\\\])\\\\(o|out|gx?|ir?|include|include_relative|pset|[atxHfCT])([[:space:]].*)?$";
  // psql itself expands a tilde, so the search does not know the path.
  const tilde = `case :'${includeVariable}' in "~"*) echo ${elsewhere};; esac`;
  const search = `${tilde}; test -f :'${includeVariable}' && { grep -aoE -m ${mostLines} '${pattern}' :'${includeVariable}' </dev/null; echo; }`;
  return `\\set ${includeVariable} ${argument} \\echo \`${search}\` \\unset ${includeVariable}\n`;
}

/**
 * Searches the files that a statement includes, and those that they include.
 *
 * @param ask Sends a line to psql and returns its output.
 */
export async function readIncludedOutput(
  statement: Statement,
  ask: (line: string) => Promise<string>,
): Promise<IncludedOutput> {
  const waiting = metaCommandsOf(statement).filter(isInclude).map(argumentOf);
  let found = nothing;
  for (let count = 0; waiting.length > 0; count += 1) {
    const argument = waiting.shift();
    if (argument === undefined) break;
    if (count >= mostFiles) return merge(found, unknown);
    const printed = await ask(searchCommand(argument));
    const lines = printed.split(/\r?\n/).filter((line) => line !== "");
    if (lines.length >= mostLines || lines.includes(elsewhere)) return merge(found, unknown);
    const commands = lines.flatMap(commandsOnLine);
    found = merge(found, judge(commands));
    for (const command of commands.filter(isInclude)) {
      const inner = innerArgument(command, argument);
      if (inner === null) found = merge(found, unknown);
      else waiting.push(inner);
    }
  }
  return found;
}

/** The path that a command in an included file names; null if it cannot be told from both paths. */
function innerArgument(command: MetaCommandInText, outer: string): string | null {
  const inner = argumentOf(command);
  const isRelative = /^(?:ir|include_relative)$/.test(command.name) && !inner.startsWith("/");
  if (!isRelative) return /[:`]/.test(inner) ? null : inner;
  if (!plainPath.test(inner) || !plainPath.test(outer)) return null;
  return outer.slice(0, outer.lastIndexOf("/") + 1) + inner;
}

const plainPath = /^[^\s'"`:\\~]+$/;

function judge(commands: readonly MetaCommandInText[]): IncludedOutput {
  const outputs = commands.filter(({ name }) => name === "o" || name === "out");
  const last = outputs.at(-1);
  return {
    writesRows: commands.some(hasTarget) || outputs.some(namesFile),
    leavesOutput: last !== undefined && namesFile(last),
    changesSettings: commands.some(({ name }) => /^(?:pset|[atxHfCT])$/.test(name)),
  };
}

function merge(one: IncludedOutput, other: IncludedOutput): IncludedOutput {
  return {
    writesRows: one.writesRows || other.writesRows,
    leavesOutput: one.leavesOutput || other.leavesOutput,
    changesSettings: one.changesSettings || other.changesSettings,
  };
}

function namesFile({ text }: MetaCommandInText): boolean {
  return /^\\\S+\s+\S/.test(text);
}

export function isInclude({ name }: MetaCommandInText): boolean {
  return /^(?:ir?|include|include_relative)$/.test(name);
}

function argumentOf({ text }: MetaCommandInText): string {
  return text.replace(/^\\\S+\s*/, "").replace(/[\s\\]+$/, "");
}

function commandsOnLine(line: string): readonly MetaCommandInText[] {
  const commands: MetaCommandInText[] = [];
  for (let start = line.indexOf("\\"); start >= 0;) {
    const { name, end } = readMetaCommand(line, start, line.length);
    commands.push({ name, start, text: line.slice(start, end) });
    start = line.indexOf("\\", Math.max(end, start + 1));
  }
  return commands;
}
