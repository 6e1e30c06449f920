import type { ResultTab } from "./resultTab.ts";

/** The tabs of statements that were not run, at the end of a script. */
export interface NotRunTabs {
  /** Identifies them among those of other scripts. */
  readonly firstId: string;
  readonly count: number;
}

/** Returns `null` for fewer than two. */
export function findNotRun(tabs: readonly ResultTab[]): NotRunTabs | null {
  const start = tabs.findLastIndex((tab) => !wasNotRun(tab)) + 1;
  const first = tabs[start];
  const count = tabs.length - start;
  return first === undefined || count < 2 ? null : { firstId: first.id, count };
}

/** Leaves these tabs out, except the selected one. */
export function foldNotRun(
  tabs: readonly ResultTab[],
  notRun: NotRunTabs | null,
  selectedId: string | null,
): readonly ResultTab[] {
  if (notRun === null) return tabs;
  const start = tabs.length - notRun.count;
  return tabs.filter(({ id }, index) => index < start || id === selectedId);
}

function wasNotRun({ status, isPinned, bulk }: ResultTab): boolean {
  if (isPinned || bulk !== null) return false;
  return status.kind === "ended" && status.outcome.kind === "notRun";
}
