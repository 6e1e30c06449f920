import { afterAll, beforeAll, expect, it } from "vitest";
import type { PsqlSession } from "../../sql/session/psqlSession.ts";
import type { StatementResult } from "../../sql/session/sqlSession.ts";
import {
  createDraw,
  garbage,
  hostileValue,
  pick,
  selectText,
  survivesAlignment,
} from "../../sql/session/testing/hostileText.ts";
import type { Guest } from "./openGuest.ts";
import { openTestGuest, rowsOf, run, runAll, sessionOf, tableOf } from "./testing/guestTest.ts";

let guest: Guest;

beforeAll(async () => {
  guest = await openTestGuest();
});

afterAll(() => {
  guest.dispose();
});

const seed = 20_260_301;
const rounds = 400;
const pageSizes = [null, 1, 500] as const;

/** Runs statements that mean no good; after each the session must answer, and answer right. */
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

it("stays in step whatever is run, on both ports", async () => {
  const counts = await Promise.all(guest.ports.map((port) => torment(sessionOf(guest, port))));
  expect(counts.every((count) => count >= 2 * rounds * 0.9)).toBe(true);
}, 900_000);
