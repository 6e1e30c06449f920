import type { Cell, Column } from "../../../sql/model.ts";
import { classifyType } from "./classifyType.ts";
import { parseHex } from "./hexDump.ts";
import { layOutJson, type JsonLine } from "./jsonLines.ts";
import { parseArray, type ArrayElement } from "./parseArray.ts";

/** A view of a value other than its plain text. */
export type ValueView =
  | { readonly kind: "json"; readonly lines: readonly JsonLine[] }
  | { readonly kind: "array"; readonly elements: readonly ArrayElement[] }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array };

/** Longer texts of an unknown type are not parsed as JSON. */
const guessedLength = 1_000_000;

/** The structured view of a value; `null` if it only has its text. */
export function findValueView(cell: Cell, column: Column): ValueView | null {
  if (cell === null) return null;
  switch (classifyType(column)) {
    case "bytea":
      return viewBytes(cell);
    case "array":
      return viewArray(cell, column.type);
    case "json":
      return viewJson(cell);
    case "text":
      return viewText(cell);
    case "number":
    case "boolean":
      return null;
  }
}

/** Tries JSON: the type may not be known yet, and text columns often contain JSON. */
function viewText(cell: string): ValueView | null {
  if (/^\s*[{[]/.test(cell) && cell.length <= guessedLength) return viewJson(cell);
  return null;
}

function viewJson(cell: string): ValueView | null {
  const lines = layOutJson(cell);
  return lines && { kind: "json", lines };
}

function viewArray(cell: string, type: string | null): ValueView | null {
  const elements = parseArray(cell, type === "box[]" ? ";" : ",");
  return elements && { kind: "array", elements };
}

function viewBytes(cell: string): ValueView | null {
  const bytes = parseHex(cell);
  return bytes && { kind: "bytes", bytes };
}
