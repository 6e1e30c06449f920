import type { OutputBlock } from "../sql/model.ts";
import type { WorkbenchClock } from "./dependencies.ts";

export interface LiveBlocks {
  add(block: OutputBlock): void;
  /** Blocks added so far. */
  count(): number;
  /** Nothing is shown afterwards. */
  stop(): void;
}

/** Shows a statement's output while it still runs, at most every few frames. */
export function createLiveBlocks(
  clock: WorkbenchClock,
  show: (blocks: readonly OutputBlock[]) => void,
): LiveBlocks {
  const blocks: OutputBlock[] = [];
  let stopTimer: (() => void) | null = null;
  return {
    add(block) {
      blocks.push(block);
      stopTimer ??= clock.setTimer(() => {
        stopTimer = null;
        show([...blocks]);
      }, gatherMs);
    },
    count: () => blocks.length,
    stop() {
      stopTimer?.();
    },
  };
}

const gatherMs = 50;
