import type { TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";

/** Tracks whether a session's role or search path may differ from the last ones read. */
export class PathWatch {
  #isUnsure = false;

  /**
   * Whether both must be read after statements. A rollback undoes what the transaction set, so they
   * stay unsure until its end; a failed transaction allows no query.
   */
  isUnsureAfter(statements: readonly Statement[], transaction: TransactionStatus): boolean {
    this.#isUnsure ||= statements.some(({ text }) => pathWords.test(text));
    if (!this.#isUnsure || transaction === "failed") return false;
    this.#isUnsure = transaction === "open";
    return true;
  }
}

const pathWords =
  /search_path|\bset\s+(?:(?:local|session)\s+)?(?:schema|role)\b|\bcurrent_schema\b|\bset_config\b|\bdiscard\b|\breset\b|\bsession\s+authorization\b/i;
