import type { Listener } from "../../vm/emitter.ts";
import type { OutputBlock } from "../model.ts";

/** Turns psql's output, in chunks of any size, into blocks. */
export interface BlockReader {
  push(bytes: Uint8Array): void;
  /** No more bytes follow: what is still open ends here. */
  end(): void;
}

/** Makes a reader that hands out each block as soon as it is whole. */
export type CreateBlockReader = (onBlock: Listener<OutputBlock>) => BlockReader;
