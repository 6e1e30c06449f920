import { joinBytes } from "../../base/joinBytes.ts";
import type { ServerIdentity } from "../../sql/serverIdentity.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";

/** Lines of a script that were moved to a file; `line` is the first one's number, from 1. */
export interface ScriptPart {
  readonly line: number;
}

export interface GuardedScript {
  /** The script, with unchanged line numbers. */
  readonly bytes: Uint8Array;
  /** Moved parts by guest path. */
  readonly parts: ReadonlyMap<string, ScriptPart>;
}

/**
 * Moves each COPY with data lines to its own file, for scripts that continue after errors: psql
 * before 15.19 executes the data of a COPY that the server refuses. In its own file, psql stops at
 * the first error.
 *
 * @param putPart Puts a file into the guest and returns its path, without quotes or backslashes.
 */
export async function guardCopies(
  script: Uint8Array,
  server: ServerIdentity | null,
  putPart: (bytes: Uint8Array) => Promise<string>,
): Promise<GuardedScript> {
  // One character per byte in any encoding; psql looks only for ASCII characters.
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
    // Without data lines there is nothing to guard; in restricted mode the guard needs a line more.
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
  return { bytes: joinBytes(chunks), parts };
}

/** Returns the lines that replace a COPY; `\unrestrict` and `\restrict` read the rest of a line. */
function guardLines(path: string, restrictKey: string | null): readonly string[] {
  const include = `\\set ON_ERROR_STOP on \\i '${path}'`;
  return restrictKey === null
    ? [include, "\\set ON_ERROR_STOP off"]
    : [`\\unrestrict ${restrictKey}`, include, `\\set ON_ERROR_STOP off \\restrict ${restrictKey}`];
}

/**
 * Returns the key of psql's restricted mode after a statement; `null` outside of that mode. In it,
 * psql refuses every other meta-command; pg_dump puts its whole output inside.
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

/** Adds the missing line break of the data's end line, of the same kind as the line before. */
function endLine(part: Uint8Array): Uint8Array {
  const isCrLf = part.at(-3) === 0x0a && part.at(-4) === 0x0d;
  return joinBytes([part, new TextEncoder().encode(isCrLf ? "\r\n" : "\n")]);
}
