import type { OutputBlock } from "../../sql/model.ts";
import type { Clock } from "../../base/clock.ts";

export interface LiveBlocks {
  add(block: OutputBlock): void;
  /** Rows have come of a table whose end has not. */
  setRows(count: number): void;
  /** Blocks added so far. */
  count(): number;
  /** Nothing is shown afterwards. */
  stop(): void;
}

/** Shows a statement's output while it still runs, at most every few frames. */
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
