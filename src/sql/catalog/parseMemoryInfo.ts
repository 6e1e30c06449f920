import type { OutputBlock } from "../model.ts";

/** Sizes in kilobytes of 1024 bytes. */
export interface MemoryInfo {
  /** The page cache, shared memory included. */
  readonly cached: number;
  readonly shared: number;
}

/** Reads a result whose only cell is /proc/meminfo (proc(5)); `null` if it is something else. */
export function parseMemoryInfo(blocks: readonly OutputBlock[]): MemoryInfo | null {
  const [table] = blocks.flatMap((block) => (block.kind === "table" ? [block.table] : []));
  const text = table?.rows[0]?.[0] ?? "";
  const cached = /^Cached:\s+(\d+) kB$/m.exec(text)?.[1];
  const shared = /^Shmem:\s+(\d+) kB$/m.exec(text)?.[1];
  if (cached === undefined || shared === undefined) return null;
  return { cached: Number(cached), shared: Number(shared) };
}
