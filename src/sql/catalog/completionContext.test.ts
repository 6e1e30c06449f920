import { describe, expect, it } from "vitest";
import { postgresqlDialect } from "../dialect.ts";
import { type CompletionContext, readCompletionContext } from "./completionContext.ts";

/** Reads the context at the `|` in a text. */
function at(marked: string): CompletionContext | null {
  const offset = marked.indexOf("|");
  return readCompletionContext(marked.replace("|", ""), offset, postgresqlDialect);
}

/** Relations as `schema.name alias`. */
function relations(marked: string): readonly string[] | undefined {
  return at(marked)?.relations.map(({ schema, name, alias }) =>
    [schema === null ? name : `${schema}.${name}`, alias].filter(Boolean).join(" "),
  );
}

describe("the relations of a statement", () => {
  it.each([
    ["one", "select | from emp", ["emp"]],
    ["with an alias", "select | from emp e", ["emp e"]],
    ["with AS", "select | from emp as e where 1=1", ["emp e"]],
    ["with a schema", "select | from hr.emp e", ["hr.emp e"]],
    ["a list", "select | from a, b as x, c y where true", ["a", "b x", "c y"]],
    ["joins", "select | from a join b on a.id = b.id left join c x using (id)", ["a", "b", "c x"]],
    ["quoted", 'select | from "My Emp" "E"', ["My Emp E"]],
    ["in another case", "SELECT | FROM Emp E", ["emp e"]],
    ["of a subselect too", "select | from (select * from inner_t) s", ["inner_t"]],
    ["an update", "update emp set |", ["emp"]],
    ["an insert", "insert into emp (|", ["emp"]],
    ["no function", "select | from generate_series(1, 2) n", []],
    ["not in a comment", "select | -- from emp\n", []],
    ["not in a string", "select 'from emp', |", []],
    ["not what is being written", "select * from em|", []],
    ["before what is being written", "select * from emp e join de|", ["emp e"]],
  ])("%s", (_name, text, expected) => {
    expect(relations(text)).toEqual(expected);
  });
});

describe("the word and what it belongs to", () => {
  it.each([
    ["nothing yet", "select |", [], 7],
    ["a word", "select na|", [], 7],
    ["inside a word", "select na|me", [], 7],
    ["after a dot", "select e.|", ["e"], 9],
    ["after a dot, begun", "select e.na| from emp e", ["e"], 9],
    ["after two dots", "select hr.emp.|", ["hr", "emp"], 14],
    ["after a quoted name", 'select "E e".|', ["E e"], 13],
  ])("%s", (_name, text, qualifier, wordStart) => {
    const context = at(text);
    expect([context?.qualifier, context?.wordStart]).toEqual([qualifier, wordStart]);
  });

  it.each([
    ["inside of quotes", 'select q."Na|" from t q', ["q"], 9, 13],
    ["before the rest of a quoted name", 'select q."N|ame" from t q', ["q"], 9, 15],
    ["behind an open quote", 'select "Na|', [], 7, 10],
  ])("%s, all of it is replaced", (_name, text, qualifier, wordStart, wordEnd) => {
    expect(at(text)).toMatchObject({ qualifier, wordStart, wordEnd, isQuoted: true });
  });

  it("replaces no quoted name that has ended", () => {
    expect(at('select "Name"|')).toMatchObject({ wordStart: 13, wordEnd: 13, isQuoted: false });
  });

  it.each([
    ["after FROM", "select * from |", true],
    ["after FROM, begun", "select * from em|", true],
    ["after JOIN", "select * from a join |", true],
    ["after a schema", "select * from hr.|", false],
    ["elsewhere", "select |", false],
  ])("a relation is expected %s: %s", (_name, text, expected) => {
    expect(at(text)?.expectsRelation).toBe(expected);
  });

  it.each([
    ["a string", "select 'a|b'"],
    ["an open string", "select 'ab|"],
    ["a comment", "select /* a| */ 1"],
    ["a line comment", "select 1 -- a|"],
    ["a dollar quote", "select $$ a| $$"],
  ])("nothing is proposed inside %s", (_name, text) => {
    expect(at(text)).toBeNull();
  });

  it.each([
    ["a string", "select 'ab'|"],
    ["a comment", "select /* a */|"],
  ])("but behind %s", (_name, text) => {
    expect(at(text)).not.toBeNull();
  });
});
