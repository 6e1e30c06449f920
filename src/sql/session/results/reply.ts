import type { Listener } from "../../../base/emitter.ts";
import type { OutputBlock, ServerMessage } from "../../model.ts";

/** Collects the blocks of one reply and finds the error among them. */
export class Reply {
  readonly #blocks: OutputBlock[] = [];
  readonly #onBlock: Listener<OutputBlock>;

  constructor(onBlock: Listener<OutputBlock> = () => undefined) {
    this.#onBlock = onBlock;
  }

  get blocks(): readonly OutputBlock[] {
    return this.#blocks;
  }

  add(block: OutputBlock): void {
    this.#blocks.push(block);
    this.#onBlock(block);
  }

  /**
   * The blocks of an incomplete reply, without blank lines at its end, which psql did not print.
   */
  get blocksBeforeLoss(): readonly OutputBlock[] {
    const last = this.#blocks.at(-1);
    return last?.kind === "text" && last.text.trim() === ""
      ? this.#blocks.slice(0, -1)
      : this.#blocks;
  }

  /** Whether an interrupt cut the output short: psql reports a cancel, or a table is incomplete. */
  get isCutShort(): boolean {
    return this.#blocks.some(
      (block) =>
        (block.kind === "text" && cancelWords.test(block.text)) ||
        (block.kind === "table" && !block.table.isComplete),
    );
  }

  /** The last error that the server reported. */
  get error(): ServerMessage | null {
    const block = this.#blocks.findLast(isError);
    return block?.kind === "message" ? block.message : null;
  }
}

// psql, cancel.c.
const cancelWords = /^Cancel request sent$/m;

function isError(block: OutputBlock): boolean {
  return block.kind === "message" && errorSeverities.has(block.message.severity);
}

const errorSeverities: ReadonlySet<string> = new Set(["ERROR", "FATAL", "PANIC"]);
