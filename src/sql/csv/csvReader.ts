/** One record of a CSV file. */
export interface CsvRecord {
  /** An empty field without quotes is `null`, as in PostgreSQL's COPY. */
  readonly fields: readonly (string | null)[];
  /** The record's first line, from 1. */
  readonly line: number;
  /** Whether there is text after a closing quote, or a quote is never closed. */
  readonly isMalformed: boolean;
}

/**
 * Reads CSV in chunks (RFC 4180, with any one-character delimiter). Never throws: errors yield
 * malformed records. Lines end with LF, CR LF or CR; blank lines are skipped.
 */
export class CsvReader {
  readonly #delimiter: number;
  readonly #onRecord: (record: CsvRecord) => void;
  #text = "";
  #line: number;

  /** @param firstLine The number of the text's first line. */
  constructor(delimiter: string, onRecord: (record: CsvRecord) => void, firstLine = 1) {
    this.#line = firstLine;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#onRecord = onRecord;
  }

  push(chunk: string): void {
    this.#text += chunk;
    this.#read(false);
  }

  finish(): void {
    this.#read(true);
  }

  #read(isEnd: boolean): void {
    let position = 0;
    while (position < this.#text.length) {
      const next = this.#readRecord(position, isEnd);
      if (next === null) break;
      position = next;
    }
    this.#text = this.#text.slice(position);
  }

  /** Reads one record; returns the offset of the next, or `null` if the record is incomplete. */
  #readRecord(start: number, isEnd: boolean): number | null {
    const text = this.#text;
    const fields: (string | null)[] = [];
    let position = start;
    let lines = 0;
    let isMalformed = false;
    for (;;) {
      let value: string | null;
      if (text.charCodeAt(position) === quote) {
        const close = findClosingQuote(text, position + 1);
        // A quote at the end of the chunk may be the first of a pair.
        if (close === null || (close === text.length - 1 && !isEnd)) {
          if (!isEnd) return null;
          isMalformed ||= close === null;
        }
        const end = close ?? text.length;
        value = text.slice(position + 1, end).replaceAll('""', '"');
        for (let at = text.indexOf("\n", position); at !== -1 && at < end;) {
          lines += 1;
          at = text.indexOf("\n", at + 1);
        }
        position = Math.min(end + 1, text.length);
        const rest = this.#findFieldEnd(position);
        if (rest > position) {
          isMalformed = true;
          value += text.slice(position, rest);
          position = rest;
        }
      } else {
        const end = this.#findFieldEnd(position);
        value = end === position ? null : text.slice(position, end);
        position = end;
      }
      fields.push(value);
      if (position >= text.length) {
        if (!isEnd) return null;
        break;
      }
      if (text.charCodeAt(position) === this.#delimiter) {
        position += 1;
        if (position >= text.length && !isEnd) return null;
        continue;
      }
      const isCarriageReturn = text.charCodeAt(position) === carriageReturn;
      if (isCarriageReturn && position + 1 >= text.length && !isEnd) return null;
      position += isCarriageReturn && text.charCodeAt(position + 1) === lineFeed ? 2 : 1;
      lines += 1;
      break;
    }
    const isBlank = fields.length === 1 && fields[0] === null;
    if (!isBlank) this.#onRecord({ fields, line: this.#line, isMalformed });
    this.#line += lines;
    return position;
  }

  #findFieldEnd(start: number): number {
    const text = this.#text;
    let position = start;
    for (; position < text.length; position += 1) {
      const code = text.charCodeAt(position);
      if (code === this.#delimiter || code === lineFeed || code === carriageReturn) break;
    }
    return position;
  }
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Returns the offset of the first quote that is not doubled; `null` if there is none. */
function findClosingQuote(text: string, start: number): number | null {
  for (let position = start; ;) {
    const found = text.indexOf('"', position);
    if (found === -1) return null;
    if (text.charCodeAt(found + 1) !== quote) return found;
    position = found + 2;
  }
}
