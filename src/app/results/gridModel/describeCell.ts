import type { Cell } from "../../../sql/model.ts";
import type { ValueKind } from "../values/classifyType.ts";

/** What the grid shows for a cell. */
export type CellContent =
  | { readonly kind: "null" }
  | { readonly kind: "empty" }
  /** Only blanks, which would look like an empty cell. */
  | { readonly kind: "blank"; readonly marks: string }
  | {
      readonly kind: "text";
      readonly text: string;
      /** Whether the text is cut; the cell viewer shows all of it. */
      readonly isCut: boolean;
      readonly hasMoreLines: boolean;
    };

/** The largest part of a value that is put into the page, in UTF-16 units. */
const shownLength = 300;
const shownBlanks = 12;
const words: ReadonlyMap<string, string> = new Map([
  ["t", "true"],
  ["f", "false"],
]);

/** The first line of a value, cut so that a page can hold ten thousand of them. */
export function describeCell(cell: Cell, kind: ValueKind): CellContent {
  if (cell === null) return { kind: "null" };
  if (cell === "") return { kind: "empty" };
  if (kind === "boolean") return toText(words.get(cell) ?? cell);
  // A long value of only blanks is cut like any other: searching it takes too long.
  if (cell.length <= shownLength && cell.trim() === "") {
    return { kind: "blank", marks: toMarks(cell) };
  }
  return toText(cell);
}

function toText(value: string): CellContent {
  const lineEnd = value.search(/[\r\n]/);
  const line = lineEnd === -1 ? value : value.slice(0, lineEnd);
  const isCut = line.length > shownLength;
  const text = isCut ? cutBetweenCharacters(line, shownLength) : line;
  return { kind: "text", text, isCut, hasMoreLines: lineEnd !== -1 };
}

function toMarks(blanks: string): string {
  const marks = blanks
    .slice(0, shownBlanks)
    .replaceAll(/\r\n|[\r\n]/g, "↵")
    .replaceAll("\t", "⇥")
    .replaceAll(/\s/g, "␣");
  return blanks.length > shownBlanks ? `${marks}…` : marks;
}

/** Cuts a text without splitting a surrogate pair at the end. */
function cutBetweenCharacters(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  const isHighSurrogate = last >= 0xd800 && last < 0xdc00;
  return text.slice(0, isHighSurrogate ? length - 1 : length);
}
