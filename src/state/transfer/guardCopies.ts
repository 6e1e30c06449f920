import type { ServerIdentity } from "../../sql/session/serverIdentity.ts";
import { splitScript } from "../../sql/splitScript.ts";

/** The lines of a script that a file holds in its place start on this one, from 1. */
export interface ScriptPart {
  readonly line: number;
}

export interface GuardedScript {
  /** Lines of the script keep their numbers. */
  readonly bytes: Uint8Array;
  /** By path in the guest. */
  readonly parts: ReadonlyMap<string, ScriptPart>;
}

/**
 * Moves each COPY with data lines out of a script that goes on after errors: psql before 15.19 runs
 * the data of a COPY that the server refuses. Read from its own file it stops at the first error.
 *
 * @param putPart Puts a file into the guest and returns its path, without quotes or backslashes.
 */
export async function guardCopies(
  script: Uint8Array,
  server: ServerIdentity | null,
  putPart: (bytes: Uint8Array) => Promise<string>,
): Promise<GuardedScript> {
  // One character a byte, whatever the encoding; those that psql looks for are ASCII.
  const text = new TextDecoder("latin1").decode(script);
  const parts = new Map<string, ScriptPart>();
  const chunks: Uint8Array[] = [];
  let copied = 0;
  let line = 1;
  const statements = /\bstd(?:in|out)\b/i.test(text) ? splitScript(text, server) : [];
  for (const { kind, textRange } of statements) {
    if (kind.kind !== "copyFromStdin") continue;
    const lineCount = countLines(text, textRange.start, textRange.end);
    if (lineCount === 0) continue;
    line += countLines(text, copied, textRange.start);
    const path = await putPart(endLine(script.subarray(textRange.start, textRange.end)));
    parts.set(path, { line });
    const lines = `\\set ON_ERROR_STOP on \\i '${path}'\n\\set ON_ERROR_STOP off`;
    chunks.push(
      script.subarray(copied, textRange.start),
      new TextEncoder().encode(lines + "\n".repeat(lineCount - 1)),
    );
    line += lineCount;
    copied = textRange.end;
  }
  chunks.push(script.subarray(copied));
  return { bytes: joinChunks(chunks), parts };
}

function countLines(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", start); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) {
    count += 1;
  }
  return count;
}

/** The line that ends the data, cut before its line break, gets the break of the line before it. */
function endLine(part: Uint8Array): Uint8Array {
  const isCrLf = part.at(-3) === 0x0a && part.at(-4) === 0x0d;
  return joinChunks([part, new TextEncoder().encode(isCrLf ? "\r\n" : "\n")]);
}

function joinChunks(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
