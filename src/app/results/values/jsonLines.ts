export interface JsonToken {
  readonly kind: "key" | "string" | "number" | "word" | "punctuation";
  readonly text: string;
}

export interface JsonLine {
  readonly depth: number;
  readonly tokens: readonly JsonToken[];
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordPattern = /true|false|null/y;
const blankPattern = /[ \t\r\n]*/y;
const escapePattern = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Container = "object" | "array";

/**
 * Formats JSON with one member or element per line; `null` if the text is not JSON.
 *
 * Strings and numbers do not change: numbers of any length keep all digits, members their order and
 * duplicates, strings their escapes.
 */
export function layOutJson(text: string): readonly JsonLine[] | null {
  const reader = new JsonReader(text);
  return reader.read() ? reader.lines : null;
}

/** Parses with an explicit stack, so that only memory limits the depth. */
class JsonReader {
  readonly lines: JsonLine[] = [];
  readonly #text: string;
  readonly #open: Container[] = [];
  #tokens: JsonToken[] = [];
  #position = 0;
  #expected: "value" | "member" | "next" = "value";

  constructor(text: string) {
    this.#text = text;
  }

  read(): boolean {
    do {
      if (!this.#readStep()) return false;
    } while (this.#expected !== "next" || this.#open.length > 0);
    this.#breakLine(0);
    this.#skip(blankPattern);
    return this.#position === this.#text.length;
  }

  #readStep(): boolean {
    switch (this.#expected) {
      case "value":
        return this.#readValue();
      case "member":
        return this.#readMember();
      case "next":
        return this.#readNext();
    }
  }

  #readValue(): boolean {
    if (this.#take("{")) return this.#openContainer("object", "{", "}");
    if (this.#take("[")) return this.#openContainer("array", "[", "]");
    this.#expected = "next";
    return (
      this.#readString("string") ||
      this.#readPattern(numberPattern, "number") ||
      this.#readPattern(wordPattern, "word")
    );
  }

  #openContainer(container: Container, start: string, end: string): boolean {
    if (this.#take(end)) {
      this.#addPunctuation(start + end);
      this.#expected = "next";
      return true;
    }
    this.#addPunctuation(start);
    this.#breakLine(this.#open.length);
    this.#open.push(container);
    this.#expected = container === "object" ? "member" : "value";
    return true;
  }

  #readMember(): boolean {
    this.#skip(blankPattern);
    if (!this.#readString("key") || !this.#take(":")) return false;
    this.#addPunctuation(": ");
    this.#expected = "value";
    return true;
  }

  /** Reads what follows a value inside of a container: a comma or the container's end. */
  #readNext(): boolean {
    const container = this.#open.at(-1);
    if (this.#take(",")) {
      this.#addPunctuation(",");
      this.#breakLine(this.#open.length);
      this.#expected = container === "object" ? "member" : "value";
      return true;
    }
    const end = container === "object" ? "}" : "]";
    if (!this.#take(end)) return false;
    this.#breakLine(this.#open.length);
    this.#open.pop();
    this.#addPunctuation(end);
    return true;
  }

  #readString(kind: "key" | "string"): boolean {
    const end = findStringEnd(this.#text, this.#position);
    if (end === null) return false;
    this.#tokens.push({ kind, text: this.#text.slice(this.#position, end) });
    this.#position = end;
    return true;
  }

  #readPattern(pattern: RegExp, kind: "number" | "word"): boolean {
    const start = this.#position;
    if (!this.#skip(pattern)) return false;
    this.#tokens.push({ kind, text: this.#text.slice(start, this.#position) });
    return true;
  }

  #take(character: string): boolean {
    this.#skip(blankPattern);
    if (this.#text[this.#position] !== character) return false;
    this.#position++;
    return true;
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#position;
    const isMatch = pattern.test(this.#text);
    if (isMatch) this.#position = pattern.lastIndex;
    return isMatch;
  }

  #addPunctuation(text: string): void {
    this.#tokens.push({ kind: "punctuation", text });
  }

  #breakLine(depth: number): void {
    this.lines.push({ depth, tokens: this.#tokens });
    this.#tokens = [];
  }
}

/** The offset after the string that starts here; `null` if there is none or it is unterminated. */
function findStringEnd(text: string, start: number): number | null {
  if (text[start] !== '"') return null;
  let position = start + 1;
  while (position < text.length) {
    const code = text.charCodeAt(position);
    if (code === 0x22) return position + 1;
    if (code < 0x20) return null;
    if (code === 0x5c) {
      escapePattern.lastIndex = position;
      if (!escapePattern.test(text)) return null;
      position = escapePattern.lastIndex;
    } else {
      position++;
    }
  }
  return null;
}

/** Deeper levels have the same indentation: else the text would grow with the depth squared. */
const maximumIndent = 40;

/** The indentation of a line of this depth, two blanks per level. */
export function toIndent(depth: number): string {
  return "  ".repeat(Math.min(depth, maximumIndent));
}

/** The lines as text. */
export function writeJsonLines(lines: readonly JsonLine[]): string {
  return lines
    .map(({ depth, tokens }) => toIndent(depth) + tokens.map((token) => token.text).join(""))
    .join("\n");
}
