import type { OutputBlock } from "../model.ts";
import { OutputReader, type OutputReaderOptions } from "./outputReader.ts";

/** Returns the blocks of a complete reply. */
export function readOutput(
  bytes: Uint8Array,
  options: OutputReaderOptions,
): readonly OutputBlock[] {
  const blocks: OutputBlock[] = [];
  const reader = new OutputReader(options, (event) => {
    if (event.kind === "block") blocks.push(event.block);
  });
  reader.push(bytes);
  reader.end();
  return blocks;
}
