import type { TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";

/** Knows when a session's role or search path may be others than were last read. */
export class PathWatch {
  #isUnsure = false;

  /** What a transaction has set goes with it when it is undone; a failed one answers nothing. */
  isUnsureAfter(statements: readonly Statement[], transaction: TransactionStatus): boolean {
    this.#isUnsure ||= statements.some(({ text }) => pathWords.test(text));
    if (!this.#isUnsure || transaction === "failed") return false;
    this.#isUnsure = transaction === "open";
    return true;
  }
}

const pathWords =
  /search_path|\bset\s+(?:(?:local|session)\s+)?(?:schema|role)\b|\bcurrent_schema\b|\bset_config\b|\bdiscard\b|\breset\b|\bsession\s+authorization\b/i;
