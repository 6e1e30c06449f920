import type { Statement } from "../../statements/statement.ts";
import { statementBody } from "../../statements/statementBody.ts";

/**
 * standard_conforming_strings during a script, as far as the script's text shows it. Changes by a
 * function or a role's default are not seen here: the session queries the server before it runs a
 * statement that depends on the setting (dependsOnStrings.ts).
 */
export interface StringSetting {
  /** Whether plain strings have backslash escapes: the setting is off. */
  readonly plainEscapes: boolean;
  /** `null` outside of a transaction. */
  readonly transaction: TransactionStrings | null;
}

interface TransactionStrings {
  /** The setting after COMMIT. */
  readonly committed: boolean;
  /** The setting after ROLLBACK. */
  readonly undone: boolean;
  /** The innermost comes last. */
  readonly savepoints: readonly Savepoint[];
}

interface Savepoint {
  readonly name: string;
  readonly plainEscapes: boolean;
  readonly committed: boolean;
}

/** Returns the setting after a statement that succeeds. */
export function followStrings(setting: StringSetting, statement: Statement): StringSetting {
  if (statement.kind.kind !== "sql") return setting;
  const body = statementBody(statement);
  const { plainEscapes, transaction } = setting;
  if (beginsTransaction.test(body)) {
    const begun = { committed: plainEscapes, undone: plainEscapes, savepoints: [] };
    return { plainEscapes, transaction: transaction ?? begun };
  }
  if (commits.test(body)) {
    return { plainEscapes: transaction?.committed ?? plainEscapes, transaction: null };
  }
  if (rollsBack.test(body)) {
    return { plainEscapes: transaction?.undone ?? plainEscapes, transaction: null };
  }
  if (transaction !== null) {
    const followed = followSavepoint(plainEscapes, transaction, body);
    if (followed !== null) return followed;
  }
  const chosen = chosenStrings(body);
  if (chosen === null) return setting;
  if (transaction === null) return chosen.isLocal ? setting : { ...setting, ...chosen.value };
  const committed = chosen.isLocal ? transaction.committed : chosen.value.plainEscapes;
  return { ...chosen.value, transaction: { ...transaction, committed } };
}

/** Returns the setting after a savepoint command; `null` for other statements. */
function followSavepoint(
  plainEscapes: boolean,
  transaction: TransactionStrings,
  body: string,
): StringSetting | null {
  const { committed, savepoints } = transaction;
  const begun = savepointName.exec(body)?.[1];
  if (begun !== undefined) {
    const added = { name: foldName(begun), plainEscapes, committed };
    return { plainEscapes, transaction: { ...transaction, savepoints: [...savepoints, added] } };
  }
  const undone = rollsBackTo.exec(body)?.[1];
  if (undone === undefined) return null;
  const index = savepoints.findLastIndex(({ name }) => name === foldName(undone));
  const target = savepoints[index];
  if (target === undefined) return { plainEscapes, transaction };
  return {
    plainEscapes: target.plainEscapes,
    transaction: {
      ...transaction,
      committed: target.committed,
      savepoints: savepoints.slice(0, index + 1),
    },
  };
}

function foldName(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1) : name.toLowerCase();
}

interface Chosen {
  readonly value: { readonly plainEscapes: boolean };
  readonly isLocal: boolean;
}

function chosenStrings(body: string): Chosen | null {
  if (resets.test(body)) return { value: { plainEscapes: false }, isLocal: false };
  const [, scope, value] = sets.exec(body) ?? [];
  if (value !== undefined) return choose(value, scope?.toLowerCase() === "local");
  const [, configured, isLocal] = configures.exec(body) ?? [];
  return configured === undefined ? null : choose(configured, isOn.test(isLocal ?? ""));
}

function choose(value: string, isLocal: boolean): Chosen {
  return { value: { plainEscapes: isOff.test(value) }, isLocal };
}

const beginsTransaction = /^\s*(?:begin|start\s+transaction)\b/i;
const commits = /^\s*(?:commit|end)\b(?!\s+prepared)/i;
const rollsBack = /^\s*(?:rollback|abort)\b(?!\s+(?:(?:work|transaction)\s+)?to\b|\s+prepared)/i;
const savepointName = /^\s*savepoint\s+("[^"]+"|[^\s";]+)\s*$/i;
const rollsBackTo =
  /^\s*rollback\s+(?:(?:work|transaction)\s+)?to\s+(?:savepoint\s+)?("[^"]+"|[^\s";]+)\s*$/i;
const resets = /^\s*(?:reset\s+(?:all|"?standard_conforming_strings"?)|discard\s+all)\s*$/i;
const sets =
  /^\s*set\s+(?:(local|session)\s+)?"?standard_conforming_strings"?\s*(?:=|\sto\s)\s*'?(\w+)'?\s*$/i;
const configures =
  /\bset_config\s*\(\s*'standard_conforming_strings'\s*,\s*'(\w+)'\s*,\s*'?(\w+)'?\s*\)/i;
const isOn = /^(?:on|t|tr|tru|true|y|ye|yes|1)$/i;
const isOff = /^(?:off|of|f|fa|fal|fals|false|n|no|0)$/i;
