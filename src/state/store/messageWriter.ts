import type { OutputBlock } from "../../sql/model.ts";
import { appendMessages, type LoggedMessage, type MessageContent } from "./messageLog.ts";
import type { WorkbenchContext } from "./workbenchContext.ts";

export interface MessageSource {
  readonly port: number | null;
  readonly runId: string | null;
}

export interface MessageWriter {
  /** Appends to the log in call order; the state is updated within a few frames. */
  write(content: MessageContent, source?: MessageSource): void;
  clear(): void;
}

/**
 * Writes the message log.
 *
 * Lines are batched before the state changes: a loop that raises ten thousand notices must not
 * render ten thousand times.
 */
export function createMessageWriter(context: WorkbenchContext): MessageWriter {
  const { clock, createId } = context.dependencies;
  let pending: LoggedMessage[] = [];

  const flush = (): void => {
    const added = pending;
    pending = [];
    context.update("messages", (log) => appendMessages(log, added));
  };

  return {
    write(content, source = { port: null, runId: null }) {
      pending.push({ id: createId(), atMs: clock.nowMs(), ...source, content });
      if (pending.length === 1) clock.setTimer(flush, gatherMs);
    },
    clear() {
      pending = [];
      context.update("messages", () => []);
    },
  };
}

const gatherMs = 30;

/** Converts a block of a statement's output to a log entry; `null` for a table. */
export function toMessageContent(block: OutputBlock): MessageContent | null {
  return block.kind === "table" ? null : block;
}
