import { expect, it, vi } from "vitest";
import type { OutputBlock } from "../../sql/model.ts";
import { dropLargeCache } from "./dropLargeCache.ts";

const memory = `MemTotal:         250532 kB
Cached:            61440 kB
SwapCached:            0 kB
Shmem:             20480 kB
`;

function printed(cell: string): readonly OutputBlock[] {
  const columns = [{ name: "pg_read_file", alignment: "left", type: null } as const];
  const shape = { title: null, footerRowCount: 1, footers: [], isComplete: true };
  return [{ kind: "table", table: { ...shape, columns, rows: [[cell]] } }];
}

it.each([
  ["drops a cache that is larger without shared memory", memory, 40_959, 1],
  ["keeps a cache that is not larger", memory, 40_960, 0],
  ["keeps a cache whose size it cannot read", "MemTotal: 1 kB", 0, 0],
])("%s", async (_title, text, kilobytes, times) => {
  const dropCaches = vi.fn(() => Promise.resolve({ kind: "failed" } as const));
  const run = vi.fn(() =>
    Promise.resolve({ outcome: { kind: "completed" }, blocks: printed(text) } as never),
  );
  await dropLargeCache({ run }, { dropCaches }, kilobytes);
  expect(dropCaches).toHaveBeenCalledTimes(times);
});
