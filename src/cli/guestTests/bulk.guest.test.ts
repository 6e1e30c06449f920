import { expect, it } from "vitest";
import { postgresqlDialect } from "../../sql/dialect.ts";
import { runScript } from "../../sql/session/scripts/runScript.ts";
import { splitStatements } from "../../sql/statements/splitStatements.ts";
import { dialectOfServer } from "../../sql/dialectOfServer.ts";
import { wrapQuery } from "../../sql/wrapQuery.ts";
import { openTestGuest, rowsOf, run, sessionOf, tableOf } from "./testing/guestTest.ts";

const guest = await openTestGuest();
const session = sessionOf(guest, 5432);

it.each([5432, 1521])("sorts and filters a whole result on port %s", async (port) => {
  const query =
    "select g as a, nullif(g % 7, 0) as a, 'Row ' || g as \"B c\" from generate_series(1, 20000) g";
  const names = ["a", "a", "B c"];
  const sorting = [
    { column: 1, isDescending: true },
    { column: 0, isDescending: false },
  ];
  const on = sessionOf(guest, port);
  const dialect = dialectOfServer(on.server);
  const sorted = await run(
    on,
    wrapQuery(`${query} -- all`, names, { sorting, words: [] }, dialect),
  );
  expect(tableOf(sorted).columns.map(({ name }) => name)).toEqual(names);
  expect(tableOf(sorted).rows.slice(0, 2)).toEqual([
    ["6", "6", "Row 6"],
    ["13", "6", "Row 13"],
  ]);
  const words = ["ROW", "null", "999"];
  expect(await rowsOf(on, wrapQuery(query, names, { sorting, words }, dialect))).toEqual(
    Array.from({ length: 20_000 }, (_, index) => index + 1)
      .filter((n) => n % 7 === 0 && String(n).includes("999"))
      .map((n) => [String(n), null, `Row ${n}`]),
  );
});

it("runs a script of a megabyte with 2,000 statements, two of which fail", async () => {
  const inserts = Array.from({ length: 2000 }, (_, n) => {
    const id = n === 1700 ? 5 : n;
    const text = n === 300 ? "nope" : `'${`row ${n} `.repeat(60)}'`;
    return `insert into bulk (id, text)\n  values (${id}, ${text});\n`;
  });
  const script = `create temp table bulk (id int primary key, text text);\n${inserts.join("")}`;
  expect(script.length).toBeGreaterThan(1_000_000);
  const failures: unknown[] = [];
  let count = 0;
  await runScript(session, splitStatements(script, postgresqlDialect), {
    pageSize: 500,
    stopsOnError: false,
    onResult: ({ outcome, statement }) => {
      if (outcome.kind === "completed") count += 1;
      else if (outcome.kind === "failed") {
        const { sqlState, position } = outcome.error;
        failures.push([sqlState, statement.text.slice(position ?? 0, (position ?? 0) + 4)]);
      }
    },
  });
  expect(failures).toEqual([
    ["42703", "nope"],
    ["23505", "inse"],
  ]);
  expect(count).toBe(1999);
  expect(await rowsOf(session, "select count(*), sum(id) from bulk;")).toEqual([
    ["1998", String((1999 * 2000) / 2 - 300 - 1700)],
  ]);
}, 900_000);

it("reads a cell of five megabytes", async () => {
  const result = await run(session, "select repeat('0123456789', 500000) as cell;");
  const [row] = tableOf(result).rows;
  expect(row?.[0]?.length).toBe(5_000_000);
  expect(row?.[0]?.endsWith("6789")).toBe(true);
}, 300_000);

it("reads 1,600 columns", async () => {
  const columns = Array.from({ length: 1600 }, (_, n) => `${n} as column_${n}`);
  const { columns: names, rows } = tableOf(await run(session, `select ${columns.join(", ")};`));
  expect(names.map(({ name }) => name)).toEqual(columns.map((_, n) => `column_${n}`));
  expect(rows).toEqual([columns.map((_, n) => String(n))]);
});

it("reads 10,000 rows at once, on both ports at the same time", async () => {
  const text = "select g, 'row ' || g from generate_series(1, 10000) g;";
  const expected = Array.from({ length: 10_000 }, (_, n) => [String(n + 1), `row ${n + 1}`]);
  const results = await Promise.all([rowsOf(session, text), rowsOf(sessionOf(guest, 1521), text)]);
  expect(results).toEqual([expected, expected]);
}, 300_000);
