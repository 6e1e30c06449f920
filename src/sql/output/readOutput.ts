import type { OutputBlock } from "../model.ts";
import { OutputReader, type OutputReaderOptions } from "./outputReader.ts";

/** The blocks of a reply that is there as a whole. */
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
