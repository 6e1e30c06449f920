import type { NamedText } from "./compatUnit.ts";
import { dialectOfServer } from "../dialectOfServer.ts";
import { resultWithout } from "../session/results/judgeOutcome.ts";
import type { ServerIdentity } from "../serverIdentity.ts";
import type { StatementResult } from "../session/contract/sqlSession.ts";
import { splitScript } from "../session/scripts/splitScript.ts";
import { expandFiles, isFileNamed } from "../sqlplus/variables/expandFiles.ts";
import { prepareScript } from "../sqlplus/variables/prepareScript.ts";
import { scriptStart } from "../sqlplus/variables/prepareScript.ts";
import type { SubstitutionValues } from "../statements/sqlPlusLines/scriptContext.ts";
import { findReferences } from "../sqlplus/variables/substitute.ts";
import type { Statement } from "../statements/statement.ts";

/** A unit that is not yet run, with its file and line. */
export interface CompatItem {
  readonly statement: Statement;
  readonly file: string;
  readonly line: number;
}

/** Splits scripts into units, as the editor does on Oracle's port; scripts may call each other. */
export function compatItems(
  scripts: readonly NamedText[],
  server: ServerIdentity | null,
  defines: SubstitutionValues,
): readonly CompatItem[] {
  const dialect = dialectOfServer(server);
  const place = (statement: Statement, { name, text }: NamedText): CompatItem => ({
    statement,
    file: name,
    line: text.slice(0, statement.textRange.start).split("\n").length,
  });
  const called = new Set<NamedText>();
  const expanded = scripts.map((script) => ({
    script,
    items: expandFiles<CompatItem>(
      splitScript(script.text, server).map((statement) => place(statement, script)),
      {
        split: (text) => splitScript(text, server),
        find: (name) => {
          const found = scripts.find((each) => isFileNamed(each.name, name)) ?? null;
          if (found !== null && found !== script) called.add(found);
          return found;
        },
        makeItem: (statement, file) => place(statement, file),
      },
    ),
  }));
  // A script that another one calls runs only there.
  const roots = expanded.filter(({ script }) => !called.has(script));
  const items = (roots.length === 0 ? expanded.slice(0, 1) : roots).flatMap((each) => each.items);
  const start = { ...scriptStart, values: defines };
  return prepareScript(items, dialect, start, defines).items;
}

/** Returns the result of a unit with a variable that has no value; `null` if it may be sent. */
export function refuseWithoutValue(
  { statement }: CompatItem,
  server: ServerIdentity | null,
): StatementResult | null {
  const { kind, script, text } = statement;
  if (kind.kind !== "sql" || script?.substitution === undefined) return null;
  const { character, values } = script.substitution;
  const missing = findReferences(text, dialectOfServer(server), character).find(
    ({ name }) => !values.has(name),
  );
  if (missing === undefined) return null;
  const refusal = { kind: "noSuchVariable", name: missing.name } as const;
  return resultWithout(statement, { kind: "refused", refusal }, "unknown");
}
