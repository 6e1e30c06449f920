import type { Cell } from "../../../sql/model.ts";

/** An element of a server's array: a value or, in more dimensions, an array. */
export type ArrayElement =
  | { readonly kind: "value"; readonly cell: Cell }
  | { readonly kind: "array"; readonly elements: readonly ArrayElement[] };

interface Reading<T> {
  readonly value: T;
  readonly end: number;
}

/** The largest number of dimensions in the server (MAXDIM). */
const maximumDimensions = 6;

/**
 * Parses the output of the server's `array_out`, see PostgreSQL documentation, "Array Input and
 * Output Syntax"; `null` for any other text. Bounds before the braces are dropped.
 */
export function parseArray(
  text: string,
  delimiter: "," | ";" = ",",
): readonly ArrayElement[] | null {
  const bounds = /^(?:\[-?\d+:-?\d+\])+=/.exec(text)?.[0].length ?? 0;
  const reading = readArray(text, bounds, delimiter, 1);
  return reading?.end === text.length ? reading.value : null;
}

function readArray(
  text: string,
  start: number,
  delimiter: string,
  dimension: number,
): Reading<readonly ArrayElement[]> | null {
  if (text[start] !== "{" || dimension > maximumDimensions) return null;
  if (text[start + 1] === "}") return { value: [], end: start + 2 };
  const elements: ArrayElement[] = [];
  let position = start + 1;
  for (;;) {
    const element = readElement(text, position, delimiter, dimension);
    if (element === null) return null;
    elements.push(element.value);
    position = element.end + 1;
    const separator = text[element.end];
    if (separator === "}") return { value: elements, end: position };
    if (separator !== delimiter) return null;
  }
}

function readElement(
  text: string,
  start: number,
  delimiter: string,
  dimension: number,
): Reading<ArrayElement> | null {
  if (text[start] === "{") {
    const array = readArray(text, start, delimiter, dimension + 1);
    return array && { value: { kind: "array", elements: array.value }, end: array.end };
  }
  const reading = text[start] === '"' ? readQuoted(text, start) : readBare(text, start, delimiter);
  return reading && { value: { kind: "value", cell: reading.value }, end: reading.end };
}

function readQuoted(text: string, start: number): Reading<Cell> | null {
  let value = "";
  let position = start + 1;
  while (position < text.length) {
    const character = text[position];
    if (character === '"') return { value, end: position + 1 };
    if (character === "\\") position++;
    value += text[position] ?? "";
    position++;
  }
  return null;
}

function readBare(text: string, start: number, delimiter: string): Reading<Cell> | null {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== "}") end++;
  const word = text.slice(start, end);
  if (word === "" || /["{\\]/.test(word)) return null;
  return { value: word.toUpperCase() === "NULL" ? null : word, end };
}
