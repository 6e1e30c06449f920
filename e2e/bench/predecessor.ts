import type { BrowserContext } from "@playwright/test";
import { withPage } from "./benchBrowser.ts";
import { tenThousandRows } from "./bulkRows.ts";
import type { Measurement } from "./measurement.ts";
import { measurePlainTerminal, timeInPlainTerminal } from "./plainTerminal.ts";
import { sessionStatements } from "./smallSession.ts";

/** Measures the page that this one replaces in two runs of a minute each. */
export async function measurePredecessor(
  context: BrowserContext,
  url: string,
): Promise<readonly Measurement[]> {
  const values = new Map<string, number[]>();
  const note = (name: string, value: number): void => {
    values.set(name, [...(values.get(name) ?? []), value]);
  };
  for (let index = 0; index < 2; index += 1) {
    await withPage(context, async (page) => {
      note("navigation to first result", await measurePlainTerminal(page, url));
      for (const repetition of [1, 2, 3]) {
        const ms = await timeInPlainTerminal(page, sessionStatements(repetition));
        note(`small session, repetition ${repetition}`, ms);
      }
      note("10,000 × 2 rows as text", await timeInPlainTerminal(page, [`${tenThousandRows};`]));
    });
  }
  return [...values].map(([name, each]) => ({
    name: `${name}, terminal page`,
    unit: "ms",
    values: each,
    goal: null,
  }));
}
