import { isBlank } from "./lexing/characters.ts";
import { endWithoutBlanks } from "./lexing/lines.ts";

/** How a meta-command affects the statement that psql is collecting. */
export type CommandEffect =
  | "none"
  /** The statement is sent to the server. */
  | "send"
  /** The statement is discarded. */
  | "reset"
  | "openConditional"
  /** Another branch of the `\if` begins. */
  | "nextBranch"
  | "closeConditional"
  /** `\copy`: data lines follow if it reads from stdin, whatever psql is collecting. */
  | "copy";

export interface MetaCommand {
  /** Without the backslash; `copy` in lower case, all others as written. */
  readonly name: string;
  readonly effect: CommandEffect;
  /** End of the last argument. */
  readonly textEnd: number;
  /** Where reading continues: at the line break, at the next command, or after `\\`. */
  readonly end: number;
}

/** psql reference page, "Meta-Commands"; other commands do not affect the statement. */
const effects: ReadonlyMap<string, CommandEffect> = new Map([
  ["g", "send"],
  ["gx", "send"],
  ["gset", "send"],
  ["gexec", "send"],
  ["gdesc", "send"],
  ["crosstabview", "send"],
  ["watch", "send"],
  // psql 18; an older psql rejects it and still waits for the end of the statement.
  ["parse", "send"],
  ["close_prepared", "send"],
  ["startpipeline", "send"],
  ["sendpipeline", "send"],
  ["syncpipeline", "send"],
  ["flush", "send"],
  ["flushrequest", "send"],
  ["getresults", "send"],
  ["endpipeline", "send"],
  ["r", "reset"],
  ["reset", "reset"],
  ["if", "openConditional"],
  ["elif", "nextBranch"],
  ["else", "nextBranch"],
  ["endif", "closeConditional"],
  ["copy", "copy"],
]);

/** Commands whose argument is the rest of the line, backslashes included. */
const wholeLineCommands: ReadonlySet<string> = new Set([
  "!",
  "copy",
  "h",
  "help",
  "ef",
  "ev",
  "sf",
  "sf+",
  "sv",
  "sv+",
  "unrestrict",
]);

/** Commands whose argument may be `|program ...` to the end of the line. */
const pipeCommands: ReadonlySet<string> = new Set(["g", "gx", "o", "out", "w", "write"]);

/** All other commands, with their long names; psql drops the rest of an unknown command's line. */
const argumentCommands: ReadonlySet<string> = new Set(
  (
    "a bind bind_named C c close_prepared connect cd conninfo copyright crosstabview e edit echo elif " +
    "else encoding endif endpipeline errverbose f flush flushrequest g gdesc getenv getresults gexec " +
    "gset gx H html i if include include_relative ir l l+ lx lx+ l+x list list+ listx listx+ list+x " +
    "lo_export lo_import lo_list lo_list+ lo_unlink o out p parse print password prompt pset q quit " +
    "qecho r reset restrict s sendpipeline set setenv startpipeline syncpipeline T t timing " +
    "unset w warn watch write x z zS zx zSx zxS ?"
  ).split(" "),
);

/** Reads the meta-command whose backslash is at `offset`, on a line that ends at `lineEnd`. */
export function readMetaCommand(text: string, offset: number, lineEnd: number): MetaCommand {
  let nameEnd = offset + 1;
  while (nameEnd < lineEnd && text[nameEnd] !== "\\" && !isBlank(text.charCodeAt(nameEnd))) {
    nameEnd++;
  }
  const written = text.slice(offset + 1, nameEnd);
  // The only name that psql accepts in any case.
  const name = /^copy$/i.test(written) ? "copy" : written;
  const end = takesArguments(name) ? endOfArguments(text, name, nameEnd, lineEnd) : lineEnd;
  return {
    name,
    effect: effects.get(name) ?? "none",
    textEnd: endWithoutBlanks(text, nameEnd, end),
    end,
  };
}

function takesArguments(name: string): boolean {
  if (wholeLineCommands.has(name)) return false;
  return argumentCommands.has(name) || name.startsWith("d");
}

/** Arguments end at a backslash outside quotes; `\\` belongs to the command that it ends. */
function endOfArguments(text: string, name: string, from: number, lineEnd: number): number {
  let offset = from;
  let isArgumentStart = true;
  while (offset < lineEnd) {
    const character = text.charAt(offset);
    if (character === "\\") return text[offset + 1] === "\\" ? offset + 2 : offset;
    if (character === "|" && isArgumentStart && pipeCommands.has(name)) return lineEnd;
    if (character === "'" || character === '"' || character === "`") {
      offset = endOfQuote(text, offset, lineEnd);
    } else {
      offset++;
    }
    isArgumentStart = isBlank(character.charCodeAt(0));
  }
  return lineEnd;
}

/** Single quotes have backslash escapes; an unclosed quote ends with its line. */
function endOfQuote(text: string, open: number, lineEnd: number): number {
  const quote = text.charAt(open);
  for (let offset = open + 1; offset < lineEnd; offset++) {
    if (text[offset] === "\\" && quote === "'") offset++;
    else if (text[offset] === quote) return offset + 1;
  }
  return lineEnd;
}
