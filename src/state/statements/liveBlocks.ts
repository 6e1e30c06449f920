import type { OutputBlock } from "../../sql/model.ts";
import type { Clock } from "../../base/clock.ts";

export interface LiveBlocks {
  add(block: OutputBlock): void;
  /** Reports rows received of a table that is not complete yet. */
  setRows(count: number): void;
  /** Returns the number of blocks added so far. */
  count(): number;
  /** Stops all later updates. */
  stop(): void;
}

/** Shows the output of a running statement, updated at most every few frames. */
export function createLiveBlocks(
  clock: Clock,
  show: (blocks: readonly OutputBlock[], arrivedRows: number | null) => void,
): LiveBlocks {
  const blocks: OutputBlock[] = [];
  let arrivedRows: number | null = null;
  let stopTimer: (() => void) | null = null;
  const showSoon = (): void => {
    stopTimer ??= clock.setTimer(() => {
      stopTimer = null;
      show([...blocks], arrivedRows);
    }, gatherMs);
  };
  return {
    add(block) {
      blocks.push(block);
      if (block.kind === "table") arrivedRows = null;
      showSoon();
    },
    setRows(count) {
      arrivedRows = count;
      showSoon();
    },
    count: () => blocks.length,
    stop() {
      stopTimer?.();
    },
  };
}

const gatherMs = 50;
