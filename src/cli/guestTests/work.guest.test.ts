import { afterAll, expect, it } from "vitest";
import { sampleSchema } from "../../sql/lessons/sampleSchema.ts";
import { warmUpSteps } from "../../sql/warmUpSteps.ts";
import { openTestGuest, rowsOf, run, runAll, sessionOf } from "./testing/guestTest.ts";
import { leaveOut } from "./testing/leaveOut.ts";

// Costs of fixed statements in instructions instead of time: this shows a change that makes the
// guest work more on any host, however busy it is. Lower a limit here when its count falls.
const guest = await openTestGuest();
const session = sessionOf(guest, 5432);
const isDefaultImage = guest.machine.manifest.id === "postgres15-orafce";

interface Costs {
  /** Guest instructions, in thousands. */
  readonly kiloInstructions: number;
  readonly bytesToGuest: number;
  readonly bytesFromGuest: number;
}

interface Case {
  readonly what: string;
  readonly sql: string;
  readonly pageSize: number | null;
  /** Number of rows fetched after the first page. */
  readonly more?: number;
  readonly most: Costs;
}

const cases: readonly Case[] = [
  {
    what: "a constant",
    sql: "select 1;",
    pageSize: 500,
    most: { kiloInstructions: 243, bytesToGuest: 115, bytesFromGuest: 148 },
  },
  {
    what: "a first page of two columns",
    sql: "select g, md5(g::text) from generate_series(1, 600) g;",
    pageSize: 500,
    most: { kiloInstructions: 23_500, bytesToGuest: 612, bytesFromGuest: 21_891 },
  },
  {
    what: "a first page, and 9,500 rows more",
    sql: "select g, md5(g::text) from generate_series(1, 10000) g;",
    pageSize: 500,
    more: 9500,
    most: { kiloInstructions: 175_200, bytesToGuest: 1459, bytesFromGuest: 22_443 },
  },
  {
    what: "an aggregate of 20,000 rows",
    sql: "select count(*), sum(g) from generate_series(1, 20000) g;",
    pageSize: 500,
    most: { kiloInstructions: 28_300, bytesToGuest: 325, bytesFromGuest: 263 },
  },
  {
    what: "a four-way catalogue join",
    sql:
      "select count(*) from pg_class c join pg_attribute a on a.attrelid = c.oid " +
      "join pg_type t on t.oid = a.atttypid join pg_namespace n on n.oid = c.relnamespace;",
    pageSize: 500,
    most: { kiloInstructions: 16_200, bytesToGuest: 425, bytesFromGuest: 203 },
  },
];

const counted: (readonly [what: string, costs: Costs])[] = [];

afterAll(() => {
  console.log(counted.map(([what, costs]) => `${what}: ${JSON.stringify(costs)}`).join("\n"));
});

it.for(cases)(
  "$what costs the guest no more than before",
  { timeout: 300_000 },
  async (row, test) => {
    leaveOut(test, !isDefaultImage, "the counts are those of the default image");
    const { what, sql, pageSize, more, most } = row;
    const costs = await leastCosts(sql, pageSize, more ?? 0);
    counted.push([what, costs]);
    expect(costs.kiloInstructions).toBeLessThanOrEqual(most.kiloInstructions * 1.1);
    expect(costs.bytesToGuest).toBeLessThanOrEqual(most.bytesToGuest * 1.1);
    expect(costs.bytesFromGuest).toBeLessThanOrEqual(most.bytesFromGuest * 1.1);
  },
);

it("installs the sample schema with few instructions", { timeout: 300_000 }, async (test) => {
  leaveOut(test, !isDefaultImage, "the counts are those of the default image");
  const before = await guest.machine.statistics();
  const results = await runAll(session, sampleSchema, 500);
  const after = await guest.machine.statistics();
  expect(results.filter(({ outcome }) => outcome.kind !== "completed")).toEqual([]);
  const kiloInstructions = Math.round((after.instructions - before.instructions) / 1000);
  counted.push([
    "the sample schema",
    {
      kiloInstructions,
      bytesToGuest: after.serialBytesToGuest - before.serialBytesToGuest,
      bytesFromGuest: after.serialBytesFromGuest - before.serialBytesFromGuest,
    },
  ]);
  expect(kiloInstructions).toBeLessThanOrEqual(62_000);
});

it.each([5432, 1521])(
  "warms up with few instructions on port %i, and leaves nothing",
  async (port) => {
    const warmed = sessionOf(guest, port);
    const before = await guest.machine.statistics();
    const outcomes: string[] = [];
    for (const statement of warmUpSteps.flat()) {
      const { outcome } = await warmed.run(statement, { pageSize: null });
      outcomes.push(outcome.kind);
    }
    const after = await guest.machine.statistics();
    expect(outcomes).toEqual(warmUpSteps.flat().map(() => "completed"));
    const millions = (after.instructions - before.instructions) / 1e6;
    if (isDefaultImage) expect(millions).toBeLessThan(32);
    expect(warmed.status).toEqual({ kind: "idle", transaction: "none" });
    const left = "select pg_catalog.to_regclass('warm_up') is null as gone;";
    expect(await rowsOf(warmed, left)).toEqual([["t"]]);
  },
);

/** The minimum of several runs, as background tasks of the guest add to some. */
async function leastCosts(sql: string, pageSize: number | null, more: number): Promise<Costs> {
  const all: Costs[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const before = await guest.machine.statistics();
    const { cursor, outcome } = await run(session, sql, pageSize);
    expect(outcome.kind).toBe("completed");
    if (cursor !== null && more > 0) {
      expect((await session.fetchMore(cursor, more)).kind).toBe("rows");
    }
    const after = await guest.machine.statistics();
    if (cursor !== null) await session.closeCursor(cursor);
    all.push({
      kiloInstructions: Math.round((after.instructions - before.instructions) / 1000),
      bytesToGuest: after.serialBytesToGuest - before.serialBytesToGuest,
      bytesFromGuest: after.serialBytesFromGuest - before.serialBytesFromGuest,
    });
  }
  const least = (name: keyof Costs): number => Math.min(...all.map((costs) => costs[name]));
  return {
    kiloInstructions: least("kiloInstructions"),
    bytesToGuest: least("bytesToGuest"),
    bytesFromGuest: least("bytesFromGuest"),
  };
}
