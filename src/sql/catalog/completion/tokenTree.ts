import type { NameToken } from "./nameToken.ts";

/** Tokens without comments, and which parentheses belong together. */
export class TokenTree {
  readonly tokens: readonly NameToken[];
  /** For an opening parenthesis the index of its end; of one that never closes, that of the text. */
  readonly #closes = new Map<number, number>();

  constructor(tokens: readonly NameToken[]) {
    this.tokens = tokens;
    const open: number[] = [];
    for (const [index, { kind }] of tokens.entries()) {
      if (kind === "openParenthesis") open.push(index);
      if (kind !== "closeParenthesis") continue;
      const opening = open.pop();
      if (opening !== undefined) this.#closes.set(opening, index);
    }
    for (const opening of open) this.#closes.set(opening, tokens.length);
  }

  isOpen(index: number): boolean {
    return this.tokens[index]?.kind === "openParenthesis";
  }

  closeOf(open: number): number {
    return this.#closes.get(open) ?? this.tokens.length;
  }

  /** The index behind a token, or behind the parentheses that it opens. */
  next(index: number): number {
    return this.isOpen(index) ? this.closeOf(index) + 1 : index + 1;
  }

  /** Indexes of a range that lie in no parentheses of it, their opening ones included. */
  *flat(start: number, end: number): Generator<number> {
    for (let index = start; index < end; index = this.next(index)) yield index;
  }

  /** The word at an index in lower case; empty for another token. */
  word(index: number): string {
    const token = this.tokens[index];
    return token?.kind === "word" ? token.text.toLowerCase() : "";
  }

  is(index: number, text: string): boolean {
    return this.tokens[index]?.text === text;
  }

  /** Cuts a range at its commas. */
  items(start: number, end: number): readonly (readonly [number, number])[] {
    const items: (readonly [number, number])[] = [];
    let from = start;
    for (const index of this.flat(start, end)) {
      if (!this.is(index, ",")) continue;
      items.push([from, index]);
      from = index + 1;
    }
    return from < end ? [...items, [from, end]] : items;
  }
}
