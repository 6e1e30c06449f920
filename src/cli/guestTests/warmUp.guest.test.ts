import { expect, it } from "vitest";
import { warmUpSteps } from "../../sql/warmUpSteps.ts";
import { openTestGuest, rowsOf, sessionOf } from "./testing/guestTest.ts";

const guest = await openTestGuest();

it.each([5432, 1521])("warming up completes and leaves nothing behind on port %i", async (port) => {
  const session = sessionOf(guest, port);
  const outcomes: string[] = [];
  for (const statement of warmUpSteps.flat()) {
    const { outcome, transaction } = await session.run(statement, { pageSize: null });
    outcomes.push(outcome.kind);
    if (statement.text === "rollback;") expect(transaction).toBe("none");
  }
  expect(outcomes).toEqual(warmUpSteps.flat().map(() => "completed"));
  const left = "select pg_catalog.to_regclass('warm_up') is null as gone;";
  expect(await rowsOf(session, left)).toEqual([["t"]]);
});
