import type { Cell, Column } from "../../../sql/model.ts";
import { classifyType, isDateColumn } from "../../results/values/classifyType.ts";

export type XlsxCell =
  | { readonly kind: "empty" }
  | { readonly kind: "number"; readonly value: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  /** `serial`: days since the end of 1899, as in Excel's 1900 date system. */
  | { readonly kind: "date" | "dateTime"; readonly serial: number }
  | { readonly kind: "text"; readonly value: string; readonly isCut: boolean };

/** The most characters (UTF-16 units) of a cell; Excel's specifications and limits. */
export const longestText = 32_767;

/** Returns a function that converts the values of a column. Values that a number or date of Excel
 * cannot hold exactly stay text; text is never read as a formula. */
export function xlsxCellsOf(column: Column): (cell: Cell) => XlsxCell {
  const kind = classifyType(column);
  const mayBeDate = isDateColumn(column);
  return (cell) => {
    if (cell === null) return { kind: "empty" };
    if (kind === "number" && isExactNumber(cell)) return { kind: "number", value: cell };
    if (kind === "boolean" && (cell === "t" || cell === "f")) {
      return { kind: "boolean", value: cell === "t" };
    }
    const date = mayBeDate ? toDate(cell) : null;
    if (date !== null) return date;
    return cell.length <= longestText
      ? { kind: "text", value: cell, isCut: false }
      : { kind: "text", value: cutText(cell), isCut: true };
  };
}

const plainNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** Excel keeps fifteen significant digits. */
function isExactNumber(text: string): boolean {
  return plainNumber.test(text) && text.replace(/^-?[0.]*/, "").replace(".", "").length <= 15;
}

const datePattern = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}):(\d{2}))?$/;
const dayMs = 86_400_000;
/** Day 0 of the 1900 date system, for days after the 29 February 1900 that Excel believes in. */
const dayZeroMs = Date.UTC(1899, 11, 30);
const firstSafeMs = Date.UTC(1900, 2, 1);

function toDate(text: string): XlsxCell | null {
  const found = datePattern.exec(text);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour, minute = 0, second = 0] = found
    .slice(1)
    .map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  const atMs = Date.UTC(year, month - 1, day, hour ?? 0, minute, second);
  if (!Number.isFinite(atMs) || atMs < firstSafeMs || year < 1900) return null;
  if (hour === undefined) return { kind: "date", serial: (atMs - dayZeroMs) / dayMs };
  return { kind: "dateTime", serial: (atMs - dayZeroMs) / dayMs };
}

/** Cuts between characters. */
function cutText(text: string): string {
  const last = text.charCodeAt(longestText - 1);
  const isHalf = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, isHalf ? longestText - 1 : longestText);
}
