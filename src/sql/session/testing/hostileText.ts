/** Draws an integer from 0 to `bound` - 1. */
export type Draw = (bound: number) => number;

/** A generator of pseudo-random numbers that yields the same for the same seed (mulberry32). */
export function createDraw(seed: number): Draw {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
  };
}

export function pick<T>(draw: Draw, items: readonly [T, ...T[]]): T {
  return items[draw(items.length)] ?? items[0];
}

/** Returns text that imitates terminal output: tables, frames, prompts, messages. */
export function hostileValue(draw: Draw): string {
  const length = 1 + draw(6);
  return Array.from({ length }, () => pick(draw, valuePieces)).join("");
}

const valuePieces = [
  "plain",
  "ä漢字",
  "👩‍👩‍👧",
  "e\u0301",
  "\u200b",
  " | ",
  "+---+",
  "\n+---+\n",
  "\n| x |\n",
  "(1 row)",
  "\n(1 row)\n",
  "\n",
  "\t",
  "\r",
  "\x01",
  "\x03",
  "\x1b[31m",
  "\x1e",
  "\x1f",
  "\x1eSESSION-END 0\x1f",
  "\x1eSESSION-START 5432\x1f\n",
  "\x1e:WB m1 false 00000 1\x1f",
  "\x7f",
  "\u0085",
  "\ue000",
  "'",
  '"',
  "\\",
  "\\q",
  "\n\\q\n",
  "\nexit\n",
  "\nquit;\n",
  "\nhelp\n",
  "\\.",
  "\n\\.\n",
  ";",
  "; select 2;",
  "$$",
  "--",
  "/*",
  ":x",
  ":'x'",
  "%R%x",
  "ERROR:  22012: no",
  "\nERROR:  22012: division by zero\nLOCATION:  int4div, int.c:869\n",
  "INSERT 0 1",
  "Cancel request sent",
  "x".repeat(300),
] as const;

/** Whether an aligned table shows the value unambiguously. */
export function survivesAlignment(value: string): boolean {
  return !/(?!\n)\p{Cc}|\\x|\\u|\\r|\s$|\s\n/u.test(value);
}

/** Returns a statement that returns one row with this value, in one of several spellings. */
export function selectText(draw: Draw, value: string): string {
  const quoted = `'${value.replaceAll("'", "''")}'`;
  const spellings = [
    `select ${quoted} as v;`,
    `select\n  ${quoted}\n  as v`,
    `/* ' */ select ${quoted} as v -- '\n;`,
    `values (${quoted});`,
    `with a as (select ${quoted} as v) select v from a;`,
    `select ${quoted} as v \\g`,
    `select v from (values (${quoted})) as t (v) limit 1;`,
    ...(value.includes("$h$") ? [] : [`select $h$${value}$h$ as v;`]),
  ] as const;
  return pick(draw, spellings as unknown as readonly [string, ...string[]]);
}

/** Returns text that is mostly no SQL, with tokens that are difficult for psql's lexer. */
export function garbage(draw: Draw): string {
  const length = 1 + draw(14);
  return Array.from({ length }, () => pick(draw, garbagePieces)).join(pick(draw, ["", " ", " "]));
}

const garbagePieces = [
  "select",
  "1",
  "x",
  "from",
  "begin;",
  "commit;",
  "rollback;",
  "create function pg_temp.f() returns int begin atomic",
  "end;",
  "declare c cursor for",
  "copy (select 1) to stdout;",
  "copy t from stdin;\n",
  "\\.\n",
  "'",
  "''",
  '"',
  "$$",
  "$a$",
  "E'",
  "\\'",
  "U&'",
  "(",
  ")",
  ";",
  "\\;",
  ",",
  "--",
  "/*",
  "*/",
  "\n",
  "\r\n",
  ":",
  "::",
  ":x",
  ":'x'",
  ":{?x}",
  "\\\\",
  "\\",
  "\\gx",
  "\\gset",
  "\\gdesc",
  "\\gexec",
  "\\crosstabview",
  "\\x",
  "\\t",
  "\\a",
  "\\p",
  "\\r",
  "\\if true\n",
  "\\if false\n",
  "\\else\n",
  "\\endif\n",
  "\\echo",
  "\\qecho",
  "\\warn",
  "\\set x ",
  "\\set PROMPT1 odd",
  "\\set WB odd",
  "\\unset",
  "\\pset format csv",
  "\\pset null \\pset",
  "\\unknown",
  "`echo hi`",
  "exit_",
  "help",
  "ä",
  "\x03",
  "\x1e",
  "\x1f",
  "/",
  "\n/\n",
] as const;
