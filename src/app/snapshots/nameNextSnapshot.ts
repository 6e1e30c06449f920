import type { SavedSnapshot } from "./savedSnapshot.ts";

/** A name that no kept snapshot has: "Snapshot 3" after "Snapshot 2". */
export function nameNextSnapshot(snapshots: readonly Pick<SavedSnapshot, "name">[]): string {
  const numbers = snapshots.map(({ name }) => Number(/^Snapshot (\d+)$/.exec(name)?.[1] ?? 0));
  return `Snapshot ${Math.max(0, ...numbers) + 1}`;
}
