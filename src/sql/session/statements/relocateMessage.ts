import type { OutputBlock, ServerMessage } from "../../model.ts";
import { psql15Widths } from "../../output/widths/psql15Widths.ts";
import { psql18Widths } from "../../output/widths/psql18Widths.ts";
import { parseServerMessage } from "../../output/messages/parseServerMessage.ts";

/**
 * Changes a message about a statement that psql read from a file into one about a typed statement:
 * removes psql's prefix `psql:FILE:LINE: `.
 */
export function relocateFromFile(
  block: OutputBlock,
  path: string,
  statementText: string | null,
): OutputBlock {
  if (block.kind === "text" && block.text.includes(`psql:${path}:`)) {
    return { kind: "text", text: withoutPlaces(block.text, path) };
  }
  if (block.kind !== "message" || !block.message.raw.startsWith(`psql:${path}:`)) return block;
  const message = parseServerMessage(withoutPlaces(block.message.raw, path).split("\n"), {
    statementText,
    widthTables: [psql15Widths, psql18Widths],
  });
  return message === null ? block : { kind: "message", message };
}

/** Removes psql's prefix with the file's name from the beginnings of lines. */
function withoutPlaces(text: string, path: string): string {
  const place = `psql:${path}:`;
  const lines = text.split("\n").map((line) => {
    if (!line.startsWith(place)) return line;
    const [prefix] = /^\d+: (?:(?:error|warning): )?/.exec(line.slice(place.length)) ?? [];
    return prefix === undefined ? line : line.slice(place.length + prefix.length);
  });
  return lines.join("\n");
}

/**
 * Changes a message about a statement with a prefix into one about the statement alone. The prefix
 * is `prefixLines` whole lines, `prefixLength` UTF-16 units with their newlines.
 */
export function relocateAfterPrefix(
  block: OutputBlock,
  prefixLength: number,
  prefixLines: number,
): OutputBlock {
  if (block.kind !== "message" || block.message.internalQuery !== null) return block;
  const { message } = block;
  const position = message.position === null ? null : Math.max(0, message.position - prefixLength);
  return {
    kind: "message",
    message: { ...message, position, raw: renumberExcerpt(message, prefixLines) },
  };
}

/** Changes `LINE 10: ` to `LINE 9: ` and moves the caret below accordingly. */
function renumberExcerpt({ raw }: ServerMessage, prefixLines: number): string {
  return raw.replace(
    /^LINE (\d+): (.*)\n( *)\^$/m,
    (whole, digits: string, text: string, blanks: string) => {
      const line = Number(digits) - prefixLines;
      if (line < 1) return whole;
      const shift = digits.length - String(line).length;
      return `LINE ${line}: ${text}\n${blanks.slice(shift)}^`;
    },
  );
}
