/**
 * Open parentheses over the branches of an `\if`. psql forgets those of a branch that it does not take;
 * which one that is cannot be known, so the branch with the fewest counts. Where psql takes another one,
 * it is left open and says so.
 *
 * @see psql, command.c, `save_query_text_state` and `discard_query_text`
 */
export class Conditional {
  readonly #before: number;
  #lowest = Infinity;
  #hasElse = false;

  /** @param before Parentheses that are open in front of the `\if`. */
  constructor(before: number) {
    this.#before = before;
  }

  /** Returns how many are open at the start of the branch of an `\elif` or `\else`. */
  nextBranch(command: string, depth: number): number {
    this.#lowest = Math.min(this.#lowest, depth);
    this.#hasElse ||= command === "else";
    return this.#before;
  }

  /** Returns how many are open behind the `\endif`; without an `\else` perhaps no branch is taken. */
  end(depth: number): number {
    const lowest = Math.min(this.#lowest, depth);
    return this.#hasElse ? lowest : Math.min(lowest, this.#before);
  }
}
