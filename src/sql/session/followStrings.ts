import type { Statement } from "../statements/statement.ts";
import { statementBody } from "./statementInput.ts";

/** What standard_conforming_strings is while a script runs, as far as its text tells. */
export interface StringSetting {
  /** Plain strings know backslash escapes: the setting is off. */
  readonly plainEscapes: boolean;
  /** What it is behind COMMIT and behind ROLLBACK; `null` outside of a transaction. */
  readonly transaction: { readonly committed: boolean; readonly undone: boolean } | null;
}

/** The setting behind a statement that succeeds. */
export function followStrings(setting: StringSetting, statement: Statement): StringSetting {
  if (statement.kind.kind !== "sql") return setting;
  const body = statementBody(statement);
  const { plainEscapes, transaction } = setting;
  if (beginsTransaction.test(body)) {
    return { plainEscapes, transaction: { committed: plainEscapes, undone: plainEscapes } };
  }
  if (commits.test(body)) {
    return { plainEscapes: transaction?.committed ?? plainEscapes, transaction: null };
  }
  if (rollsBack.test(body)) {
    return { plainEscapes: transaction?.undone ?? plainEscapes, transaction: null };
  }
  const chosen = chosenStrings(body);
  if (chosen === null) return setting;
  if (transaction === null) return chosen.isLocal ? setting : { ...setting, ...chosen.value };
  const committed = chosen.isLocal ? transaction.committed : chosen.value.plainEscapes;
  return { ...chosen.value, transaction: { ...transaction, committed } };
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
const resets = /^\s*(?:reset\s+(?:all|"?standard_conforming_strings"?)|discard\s+all)\s*$/i;
const sets =
  /^\s*set\s+(?:(local|session)\s+)?"?standard_conforming_strings"?\s*(?:=|\sto\s)\s*'?(\w+)'?\s*$/i;
const configures =
  /\bset_config\s*\(\s*'standard_conforming_strings'\s*,\s*'(\w+)'\s*,\s*'?(\w+)'?\s*\)/i;
const isOn = /^(?:on|t|tr|tru|true|y|ye|yes|1)$/i;
const isOff = /^(?:off|of|f|fa|fal|fals|false|n|no|0)$/i;
