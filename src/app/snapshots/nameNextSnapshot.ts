import { translate } from "../translation/translation.ts";
import type { SavedSnapshot } from "./savedSnapshot.ts";

/** An unused name: "Snapshot 3" after "Snapshot 2". */
export function nameNextSnapshot(snapshots: readonly Pick<SavedSnapshot, "name">[]): string {
  const numbers = snapshots.map(({ name }) => {
    const number = Number(/\d+/.exec(name)?.[0] ?? 0);
    return name === nameByNumber(number) ? number : 0;
  });
  return nameByNumber(Math.max(0, ...numbers) + 1);
}

function nameByNumber(number: number): string {
  return translate("Snapshot {{number}}", { number });
}
