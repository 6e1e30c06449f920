import type { NameToken } from "./nameToken.ts";

/** Tokens without comments, with their matching parentheses. */
export class TokenTree {
  readonly tokens: readonly NameToken[];
  /**
   * Index of the closing parenthesis for each opening one; the end of the text if it never closes.
   */
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

  /** Returns the index after a token, or after the parentheses that it opens. */
  next(index: number): number {
    return this.isOpen(index) ? this.closeOf(index) + 1 : index + 1;
  }

  /** Yields the indexes of a range outside its parentheses, including the opening ones. */
  *flat(start: number, end: number): Generator<number> {
    for (let index = start; index < end; index = this.next(index)) yield index;
  }

  /** Returns the lower-case word at an index; empty for any other token. */
  word(index: number): string {
    const token = this.tokens[index];
    return token?.kind === "word" ? token.text.toLowerCase() : "";
  }

  is(index: number, text: string): boolean {
    return this.tokens[index]?.text === text;
  }

  /** Splits a range at its commas. */
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
