import { expect, it } from "vitest";
import { quoteIdentifier, quoteLiteral } from "../../sql/quote.ts";
import {
  createDraw,
  type Draw,
  hostileValue,
  pick,
  survivesAlignment,
} from "../../sql/session/testing/hostileText.ts";
import { parseCopyText } from "./testing/parseCopyText.ts";
import { openTestGuest, run, sessionOf, tableOf } from "./testing/guestTest.ts";

// Reads random tables in the guest through the driver and through a file written by COPY, whose
// format is lossless.
const guest = await openTestGuest();
const session = sessionOf(guest, 5432);

const seed = 20_261_122;
const tableCount = Number(process.env["ROUND_TRIP_TABLES"] ?? 100);

/** SQL of a random value of each type; `null` draws are NULL. */
const types: Readonly<Record<string, (draw: Draw) => string>> = {
  text: (draw) => quoteLiteral(hostileValue(draw)),
  "varchar(2000)": (draw) => quoteLiteral(pick(draw, ["", " ", "x", hostileValue(draw)])),
  integer: (draw) => String(draw(2 ** 31) - draw(2 ** 31)),
  bigint: (draw) => `${draw(2 ** 31)}${String(draw(1e9)).padStart(9, "0")}`,
  "numeric(40,12)": (draw) => `${draw(1e9)}.${draw(1e9)}`,
  "double precision": (draw) => pick(draw, ["'NaN'", "'-Infinity'", "1e300", "0.1", "-0"]),
  boolean: (draw) => pick(draw, ["true", "false"]),
  date: (draw) => `date '2000-01-01' + ${draw(20_000)}`,
  "timestamp with time zone": (draw) => `to_timestamp(${draw(2 ** 31)}.${draw(1e6)})`,
  interval: (draw) => `interval '${draw(1000)} hours ${draw(60)} seconds'`,
  bytea: (draw) =>
    `decode('${draw(2 ** 31)
      .toString(16)
      .padStart(8, "0")}', 'hex')`,
  "text[]": (draw) => `array[${quoteLiteral(hostileValue(draw))}, null, '']`,
  jsonb: (draw) => `to_jsonb(${quoteLiteral(hostileValue(draw).replaceAll("\0", ""))}::text)`,
  money: (draw) => `${draw(1e6)}::money`,
  oid: (draw) => String(draw(2 ** 31)),
};

interface RandomTable {
  readonly names: readonly string[];
  readonly query: string;
}

function randomTable(draw: Draw): RandomTable {
  const typeNames = Object.keys(types) as [string, ...string[]];
  const columns = Array.from({ length: 1 + draw(6) }, (_, index) => ({
    name: `${pick(draw, ["c", "Ünï", "a b", "漢字", "x | y", "+--+", "l\nm"])}${index}`,
    type: pick(draw, typeNames),
  }));
  const rows = Array.from({ length: draw(6) }, () =>
    columns.map(({ type }) =>
      draw(6) === 0 ? `null::${type}` : `(${types[type]?.(draw) ?? "null"})::${type}`,
    ),
  );
  const names = columns.map(({ name }) => name);
  const list = names.map((name) => quoteIdentifier(name)).join(", ");
  const empty = columns.map(({ type }) => `null::${type}`).join(", ");
  const values = rows.map((row, index) => `(${index}, ${row.join(", ")})`);
  const source =
    values.length === 0 ? `select 0, ${empty} where false` : `values ${values.join(", ")}`;
  return { names, query: `select ${list} from (${source}) as t ("no", ${list}) order by "no"` };
}

async function readLossless(
  query: string,
  n: number,
): Promise<readonly (readonly (string | null)[])[]> {
  const path = `/mnt/host/round-trip-${n}.copy`;
  // Uses a view, as \copy reads its query from one line.
  await run(session, `create or replace temp view round_trip as ${query};`);
  const { outcome } = await run(session, `\\copy (select * from round_trip) to '${path}'`);
  expect(outcome).toEqual({ kind: "completed" });
  await run(session, "drop view round_trip;");
  await guest.service.sync();
  const bytes = await guest.machine.getFile(path);
  await guest.machine.removeFile(path);
  if (bytes === null) throw new Error("no file");
  return parseCopyText(new TextDecoder().decode(bytes));
}

it(`reads ${tableCount} random tables as a lossless channel does`, async () => {
  const draw = createDraw(seed);
  const seen = { cells: 0, lossy: 0, exact: 0 };
  for (let n = 0; n < tableCount; n += 1) {
    const { names, query } = randomTable(draw);
    const pageSize = pick(draw, [null, 2, 500] as const);
    const result = await run(session, `${query};`, pageSize);
    const lossless = await readLossless(query, n);
    const table = tableOf(result);
    const rows = [...table.rows];
    if (result.cursor !== null) {
      const page = await session.fetchMore(result.cursor, 100);
      if (page.kind === "rows") rows.push(...page.rows);
    }
    expect(
      table.columns.map(({ name }) => name),
      query,
    ).toEqual(names);
    expect(rows.length, query).toBe(lossless.length);
    for (const [rowIndex, row] of lossless.entries()) {
      const before = seen.lossy;
      row.forEach((expected, index) => {
        const actual = rows[rowIndex]?.[index];
        seen.cells += 1;
        if (actual === expected) return;
        // A value may only differ in what aligned output cannot represent.
        expect(expected !== null && !survivesAlignment(expected), `${query}\n${expected}`).toBe(
          true,
        );
        expect(flatten(actual ?? null), query).toBe(flatten(expected));
        seen.lossy += 1;
      });
      if (seen.lossy === before || result.cursor === null) continue;
      const exact = await session.readExactly(result.cursor, rowIndex);
      expect(exact, query).toEqual({ kind: "row", cells: row });
      seen.exact += 1;
    }
  }
  console.log(
    `${tableCount} tables, ${seen.cells} cells, ${seen.lossy} that aligned output loses something ` +
      `of; ${seen.exact} rows with such were read again exactly`,
  );
  expect(seen.cells).toBeGreaterThan(4 * tableCount);
}, 900_000);

/** A value without what aligned output loses. */
function flatten(value: string | null): string | null {
  if (value === null) return null;
  return value
    .split("\n")
    .map((line) =>
      expandTabs(line)
        .replaceAll("\r", "\\r")
        .replace(/\p{Cc}/gu, (c) => (c < "\x80" ? `\\x${hex(c, 2)}` : `\\u${hex(c, 4)}`))
        .replace(/\s+$/u, ""),
    )
    .join("\n");
}

function hex(character: string, digits: number): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(digits, "0");
}

function expandTabs(line: string): string {
  // Does not compute tab stops: all runs of blanks are equal.
  return line.replace(/[\t ]+/g, " ");
}
