import { afterAll, beforeAll, expect, it } from "vitest";
import type { Machine } from "../../vm/machine.ts";
import { selectRuns } from "../../state/store/selectors.ts";
import type { StatementRun } from "../../state/store/statementRun.ts";
import type { Workbench } from "../../state/workbench.ts";
import { openGuestWorkbench } from "./testing/openGuestWorkbench.ts";

// The page's workbench on the real image.
let machine: Machine;
let workbench: Workbench;

beforeAll(async () => {
  ({ machine, workbench } = await openGuestWorkbench());
});

afterAll(() => {
  workbench.dispose();
  machine.dispose();
});

async function runAll(text: string): Promise<readonly StatementRun[]> {
  await workbench.runs.runAll(text);
  return selectRuns(workbench.store.getState());
}

function firstCell(run: StatementRun | undefined): string | null | undefined {
  const block = run?.blocks.find(({ kind }) => kind === "table");
  return block?.kind === "table" ? block.table.rows[0]?.[0] : undefined;
}

const megabyte = 10_000;

/** INSERTs, each of a hundred bytes on two lines, then a query. */
function script(count: number, failing: ReadonlySet<number> = new Set()): string {
  const inserts = Array.from({ length: count }, (_, n) => {
    const text = failing.has(n) ? "nope" : `'${`row ${n} `.repeat(7)}'`;
    return `insert into long_script (id, text)\n  values (${n}, ${text});\n`;
  });
  return (
    "drop table if exists long_script; create table long_script (id int primary key, text text);\n" +
    `${inserts.join("")}select count(*), sum(id) from long_script;\n`
  );
}

it("runs a megabyte with 10,000 INSERTs as one result, then the query", async () => {
  const text = script(megabyte);
  expect(text.length).toBeGreaterThan(1_000_000);
  const startedAtMs = performance.now();
  const runs = await runAll(text);
  console.log(`10,000 INSERTs: ${Math.round(performance.now() - startedAtMs)} ms`);
  expect(runs.map(({ bulk, rowCount }) => [bulk, rowCount])).toEqual([
    [{ statementCount: 10_002, completedCount: 10_002, failedCount: 0, invalidCount: 0 }, 10_000],
    [null, 1],
  ]);
  expect(firstCell(runs[1])).toBe("10000");
}, 600_000);

it.each([
  [true, 1000, 1],
  [false, 2998, 2],
])(
  "finds errors in it, stopping at the first: %s",
  async (stopOnError, rows, failures) => {
    workbench.changeSettings({ stopOnError });
    const text = script(3000, new Set([1000, 2500]));
    const runs = await runAll(text);
    const places = runs.flatMap(({ status, documentOffset }) =>
      status.kind === "ended" && status.outcome.kind === "failed"
        ? [(documentOffset ?? 0) + (status.outcome.error.position ?? 0)]
        : [],
    );
    expect(places).toEqual([text.indexOf("nope"), text.lastIndexOf("nope")].slice(0, failures));
    expect(firstCell((await runAll("select count(*) from long_script;"))[0])).toBe(String(rows));
  },
  600_000,
);

it("can be cancelled while it runs", async () => {
  const running = runAll(script(megabyte));
  await new Promise<void>((resolve) => {
    const unsubscribe = workbench.store.subscribe((state) => {
      if ((selectRuns(state)[0]?.bulk?.completedCount ?? 0) < 500) return;
      unsubscribe();
      resolve();
    });
  });
  await workbench.runs.cancel();
  const ends = (await running).map(({ status }) => status);
  expect(ends).toMatchObject([
    { kind: "ended", outcome: { kind: "cancelled" } },
    { kind: "ended", outcome: { kind: "notRun", reason: "cancelled" } },
  ]);
  const [, count] = await runAll("select 1; select count(*) from long_script;");
  expect(Number(firstCell(count))).toBeGreaterThanOrEqual(498);
  expect(Number(firstCell(count))).toBeLessThan(10_000);
}, 600_000);

it("counts the rows of a big result while they arrive", async () => {
  const counts = new Set<number>();
  const unsubscribe = workbench.store.subscribe((state) => {
    const arrived = selectRuns(state)[0]?.arrivedRows ?? null;
    if (arrived !== null) counts.add(arrived);
  });
  workbench.changeSettings({ pageSize: null });
  const [run] = await runAll("select g, repeat('x', 50) from generate_series(1, 20000) g;");
  unsubscribe();
  expect(run?.rowCount).toBe(20_000);
  expect(run?.arrivedRows).toBeNull();
  expect(counts.size).toBeGreaterThan(3);
  expect([...counts]).toEqual([...counts].toSorted((a, b) => a - b));
}, 300_000);
