import type { OutputBlock, ServerMessage } from "../../model.ts";
import { psql15Widths } from "../../output/widths/psql15Widths.ts";
import { psql18Widths } from "../../output/widths/psql18Widths.ts";
import { parseServerMessage } from "../../output/messages/parseServerMessage.ts";

/**
 * Reads the messages about a statement that psql took from a file as if it had been typed: psql
 * puts `psql:FILE:LINE: ` in front of them.
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

/** Removes the file's name and what psql puts behind it from the beginnings of lines. */
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
 * Makes a message about a statement that had text put in front of it one about the statement.
 * The text in front is `prefixLines` whole lines, `prefixLength` UTF-16 units with their newlines.
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

/** `LINE 10: ` becomes `LINE 9: `, and the caret below moves with it. */
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
