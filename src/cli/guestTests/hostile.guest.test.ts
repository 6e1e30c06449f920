import { expect, it } from "vitest";
import type { PsqlSession } from "../../sql/session/psqlSession.ts";
import type { StatementResult } from "../../sql/session/contract/sqlSession.ts";
import {
  createDraw,
  garbage,
  hostileValue,
  pick,
  selectText,
  survivesAlignment,
} from "../../sql/session/testing/hostileText.ts";
import { openTestGuest, rowsOf, run, runAll, sessionOf, tableOf } from "./testing/guestTest.ts";

const guest = await openTestGuest();

const seed = 20_260_301;
const rounds = 700;
const pageSizes = [null, 1, 500] as const;

/** Runs hostile statements; after each the session must answer correctly. */
async function torment(session: PsqlSession): Promise<number> {
  const draw = createDraw(seed + session.port);
  let statements = 0;
  const count = async (results: readonly StatementResult[]): Promise<void> => {
    statements += results.length;
    for (const { cursor } of results) if (cursor !== null) await session.closeCursor(cursor);
  };
  for (let round = 0; round < rounds; round += 1) {
    const pageSize = pick(draw, pageSizes);
    if (draw(2) === 0) {
      await count(await runAll(session, garbage(draw), pageSize));
      if (session.status.kind === "idle" && session.status.transaction !== "none") {
        await run(session, "rollback;");
      }
    } else {
      const value = hostileValue(draw);
      const text = selectText(draw, value);
      const result = await run(session, text, pageSize);
      await count([result]);
      const { rows } = tableOf(result);
      expect(rows.length, text).toBe(1);
      if (survivesAlignment(value)) expect(rows, text).toEqual([[value]]);
    }
    expect(await rowsOf(session, `select ${round} + 0;`)).toEqual([[String(round)]]);
    statements += 1;
  }
  return statements;
}

const megabyte = 1_000_000;

it.each<[string, string]>([
  ["a line of a megabyte", `select length('${"x".repeat(megabyte)}');`],
  ["a name of a megabyte", `select 1 as ${"x".repeat(megabyte)};`],
  ["a megabyte that is no statement", "x ".repeat(megabyte / 2)],
  ["many semicolons", ";".repeat(300)],
  ["a comment of a megabyte", `/*${"x".repeat(megabyte)}*/ select 1;`],
  ["deep parentheses", `select ${"(".repeat(3000)}1${")".repeat(3000)};`],
  ["parentheses without an end", `select ${"(".repeat(10_000)}`],
  ["deep comments", `select 1 ${"/*".repeat(5000)}${"*/".repeat(5000)};`],
  ["deep arrays", `select '${"{".repeat(5000)}${"}".repeat(5000)}'::int[];`],
  ["deep \\if", `${"\\if true\n".repeat(500)}select 1;\n${"\\endif\n".repeat(500)}`],
  ["half a surrogate pair", "select '\ud800' as v, '\udc00x' as w;"],
  ["bytes that are no UTF-8, escaped", "select E'\\xff\\xfe';"],
  ["bytes that are no UTF-8, converted", "select convert_from('\\xff', 'UTF8');"],
  ["bytes that are no UTF-8, printed by a shell", "\\! printf '\\377\\376\\n'"],
  [
    "all control characters, printed by a shell",
    "\\! printf '\\001\\002\\004\\021\\023\\032\\036\\037\\177'",
  ],
  ["a frame's beginning, printed by a shell", "\\! printf '\\036'"],
  ["a file of noise", "\\! head -c 20000 /dev/urandom"],
  ["an end of psql in the midst", "select 1 \\q"],
  ["an end of psql in a file", "\\i /dev/stdin"],
  ["a zero byte", "select '\0';"],
  ["a byte order mark", "\ufeffselect 1;"],
  ["the terminal's settings", "\\! stty sane < /dev/ttyS2; stty -a < /dev/ttyS2"],
  [
    "markers in a loop",
    "do $$ begin for i in 1..500 loop raise notice E'\\x1e:WB m% \\x1f', i; end loop; end $$;",
  ],
])(
  "answers after %s",
  async (_, text) => {
    const session = sessionOf(guest, 5432);
    const results = runAll(session, text);
    const timer = setTimeout(() => void session.cancel(), 60_000);
    const outcomes = (await results).map(({ outcome }) => outcome.kind);
    clearTimeout(timer);
    await session.whenReady();
    expect(outcomes.length).toBeGreaterThanOrEqual(0);
    expect(await rowsOf(session, "select 41 + 1;")).toEqual([["42"]]);
    expect(session.status).toEqual({ kind: "idle", transaction: "none" });
  },
  300_000,
);

it("matches each reply to its statement for any input, on both ports", async () => {
  const counts = await Promise.all(guest.ports.map((port) => torment(sessionOf(guest, port))));
  console.log(`${counts.reduce((sum, count) => sum + count, 0)} statements, seed ${seed}`);
  expect(counts.every((count) => count >= 2 * rounds * 0.9)).toBe(true);
}, 900_000);
