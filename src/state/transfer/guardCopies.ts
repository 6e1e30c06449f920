import type { ServerIdentity } from "../../sql/serverIdentity.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";

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
  let restrictKey: string | null = null;
  for (const { kind, text: statement, textRange } of statements) {
    restrictKey = restrictKeyAfter(statement, restrictKey);
    if (kind.kind !== "copyFromStdin") continue;
    const lineCount = countLines(text, textRange.start, textRange.end);
    // Without data lines there is nothing to guard, and in restricted mode no line for the guard.
    if (lineCount < (restrictKey === null ? 1 : 2)) continue;
    line += countLines(text, copied, textRange.start);
    const path = await putPart(endLine(script.subarray(textRange.start, textRange.end)));
    parts.set(path, { line });
    const guarded = guardLines(path, restrictKey);
    chunks.push(
      script.subarray(copied, textRange.start),
      new TextEncoder().encode(guarded.join("\n") + "\n".repeat(lineCount + 1 - guarded.length)),
    );
    line += lineCount;
    copied = textRange.end;
  }
  chunks.push(script.subarray(copied));
  return { bytes: joinChunks(chunks), parts };
}

/** The lines that take a COPY's place; `\unrestrict` and `\restrict` read theirs to the end. */
function guardLines(path: string, restrictKey: string | null): readonly string[] {
  const include = `\\set ON_ERROR_STOP on \\i '${path}'`;
  return restrictKey === null
    ? [include, "\\set ON_ERROR_STOP off"]
    : [`\\unrestrict ${restrictKey}`, include, `\\set ON_ERROR_STOP off \\restrict ${restrictKey}`];
}

/**
 * The key of psql's restricted mode behind a statement; `null` outside of that mode. Inside, psql
 * refuses every other backslash command, and pg_dump puts its whole output inside.
 *
 * @see PostgreSQL documentation, psql, "\restrict"
 */
function restrictKeyAfter(statement: string, key: string | null): string | null {
  const [, name, argument = ""] = /^\\(restrict|unrestrict)\s+(\w+)\s*$/.exec(statement) ?? [];
  if (name === "restrict") return key ?? argument;
  return name === "unrestrict" && argument === key ? null : key;
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
