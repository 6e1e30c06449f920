/**
 * Counts open parentheses across the branches of an `\if`. psql discards those of a branch that it
 * skips. Which branch that is cannot be known, so the lowest count is used; if psql runs another
 * branch, its parenthesis stays open and psql says so.
 *
 * @see psql, command.c, `save_query_text_state` and `discard_query_text`
 */
export class Conditional {
  readonly #before: number;
  #lowest = Infinity;
  #hasElse = false;

  /** @param before Parentheses that are open before the `\if`. */
  constructor(before: number) {
    this.#before = before;
  }

  /** Returns the number of open parentheses at the start of the branch of an `\elif` or `\else`. */
  nextBranch(command: string, depth: number): number {
    this.#lowest = Math.min(this.#lowest, depth);
    this.#hasElse ||= command === "else";
    return this.#before;
  }

  /**
   * Returns the number of open parentheses after the `\endif`; without `\else` no branch may run.
   */
  end(depth: number): number {
    const lowest = Math.min(this.#lowest, depth);
    return this.#hasElse ? lowest : Math.min(lowest, this.#before);
  }
}
