/**
 * How a block of a foreign page uses the session of its port: with the others, or in a schema that
 * is made anew for each of its runs.
 */
export type BlockSession = "shared" | "separate";

export interface BlockRequest {
  readonly blockId: string;
  readonly sql: string;
  /** `null`: the image's first port. */
  readonly port: number | null;
  /** Texts that run before the block's: in a shared session once, in a separate one each time. */
  readonly setups: readonly string[];
  readonly session: BlockSession;
  /** Whether all rows are fetched, as a comparison needs them. */
  readonly wantsAllRows: boolean;
}
