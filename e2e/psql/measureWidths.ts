/**
 * Prints the width ranges of this computer's psql in the format of `psql15Widths.ts`: makes it
 * print every code point into a column of 8 and counts the padding.
 *
 *     PGHOST=... PGPORT=... PGUSER=... npx tsx e2e/psql/measureWidths.ts
 */
import { runHostPsql } from "./hostPsql.ts";

const output = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
  runHostPsql(`\\pset border 2
\\pset footer off
\\pset pager off
select c, chr(c) as "xxxxxxxx" from generate_series(160, 1114111) c where c not between 55296 and 57343;
`),
);

const ranges: Record<0 | 2, [first: number, last: number][]> = { 0: [], 2: [] };
for (const line of output.split("\n")) {
  const [, digits, cell] = /^\| +(\d+) \| (.*) \|$/.exec(line) ?? [];
  if (digits === undefined || cell === undefined) continue;
  const codePoint = Number(digits);
  const text = cell.replace(/ +$/, "");
  // psql does not print Unicode noncharacters: then there is only padding.
  const width = text === "" ? 1 : 8 - (cell.length - text.length);
  if (width !== 0 && width !== 2) continue;
  const last = ranges[width].at(-1);
  if (last?.[1] === codePoint - 1) last[1] = codePoint;
  else ranges[width].push([codePoint, codePoint]);
}

for (const width of [0, 2] as const) {
  const words = ranges[width].map(([first, last]) =>
    first === last ? first.toString(16) : `${first.toString(16)}-${last.toString(16)}`,
  );
  console.log(`${width} columns wide: ${words.length} ranges\n${words.join(" ")}\n`);
}
