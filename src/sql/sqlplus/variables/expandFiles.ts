import { plainStatement } from "../../plainStatement.ts";
import type { Statement } from "../../statements/statement.ts";
import type { ScriptItem } from "./prepareScript.ts";

/** The text of a script that `@name` calls, and the name of its file. */
export interface FoundFile {
  readonly name: string;
  readonly text: string;
}

export interface ExpandOptions<Item extends ScriptItem> {
  readonly split: (text: string) => readonly Statement[];
  /** Finds a script by name, relative to the script `from`; `null` if not found. */
  readonly find: (name: string, from: string | null) => FoundFile | null;
  readonly makeItem: (statement: Statement, file: FoundFile) => Item;
}

/** The maximum depth in SQL*Plus. */
const deepest = 20;

/** Replaces `@` calls by the statements of the scripts they name; calls of unknown scripts stay. */
export function expandFiles<Item extends ScriptItem>(
  items: readonly Item[],
  options: ExpandOptions<Item>,
  from: string | null = null,
  depth = 0,
): readonly Item[] {
  return items.flatMap((item): readonly Item[] => {
    const { kind } = item.statement;
    if (kind.kind !== "sqlplus" || kind.command.kind !== "file" || depth >= deepest) return [item];
    const { name, values, isNested } = kind.command;
    const file = options.find(name, isNested ? from : null);
    if (file === null) return [item];
    const opened: Item = {
      ...item,
      statement: {
        ...item.statement,
        kind: { kind: "sqlplus", command: { kind: "opened", name: file.name } },
      },
    };
    const made = [...values.map(defineArgument), ...options.split(file.text)];
    const inside = made.map((statement) => options.makeItem(statement, file));
    return [opened, ...expandFiles(inside, options, file.name, depth + 1)];
  });
}

/** Defines a script's argument; `&1` is the first. */
function defineArgument(value: string, index: number): Statement {
  const name = String(index + 1);
  return plainStatement(`DEFINE ${name} = ${value}`, {
    kind: "sqlplus",
    command: { kind: "define", name, value },
  });
}

/** Whether a script's name or path matches the requested name; `.sql` may be omitted. */
export function isFileNamed(path: string, name: string): boolean {
  const wanted = /\.[^./\\]+$/.test(name) ? name : `${name}.sql`;
  const base = (text: string): string => text.slice(text.search(/[^/\\]*$/)).toLowerCase();
  return path === name || path === wanted || base(path) === base(wanted);
}
