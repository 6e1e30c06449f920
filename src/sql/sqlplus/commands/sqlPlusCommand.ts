/**
 * What a line of SQL*Plus asks for. Everything here is done, noted or refused by the client; the
 * server reads none of it.
 *
 * @see SQL*Plus User's Guide and Reference, "SQL*Plus Command Reference"
 */
export type SqlPlusCommand =
  | { readonly kind: "remark" }
  /** Has no effect here; `names` as people know them: `SET LINESIZE`, `COLUMN`. */
  | { readonly kind: "ignored"; readonly names: readonly string[] }
  | { readonly kind: "set"; readonly settings: readonly SqlPlusSetting[] }
  | { readonly kind: "prompt"; readonly text: string }
  | { readonly kind: "describe"; readonly name: string }
  | { readonly kind: "showErrors" }
  | { readonly kind: "showUser" }
  /** `stops`: whether a script ends at an error of the server. */
  | { readonly kind: "whenever"; readonly stops: boolean }
  /** `@file`, `@@file` and START; `isNested`: beside the script that names it. */
  | {
      readonly kind: "file";
      readonly name: string;
      readonly values: readonly string[];
      readonly isNested: boolean;
    }
  /** A file whose statements follow in its place. */
  | { readonly kind: "opened"; readonly name: string }
  /** `value` is null for a DEFINE that only shows. */
  | { readonly kind: "define"; readonly name: string | null; readonly value: string | null }
  | { readonly kind: "undefine"; readonly names: readonly string[] }
  | {
      readonly kind: "accept";
      readonly name: string;
      /** NUMBER behind the name. */
      readonly isNumber: boolean;
      /** Of FORMAT; `null` where there is none. */
      readonly format: string | null;
      readonly prompt: string | null;
      readonly default: string | null;
      readonly isHidden: boolean;
    }
  | { readonly kind: "exit" }
  /** Only where psql has no such command. `name` is null for a VARIABLE that lists. */
  | { readonly kind: "variable"; readonly name: string | null; readonly type: string | null }
  | { readonly kind: "print"; readonly names: readonly string[] }
  | { readonly kind: "execute"; readonly text: string }
  /** A slash where no block waits for it: SQL*Plus would run the last statement again. */
  | { readonly kind: "slash" }
  | { readonly kind: "refused"; readonly name: string; readonly reason: SqlPlusReason };

/** Why a command cannot be had. */
export type SqlPlusReason =
  | "connection"
  | "hostProgram"
  | "editing"
  | "server"
  | "incomplete"
  /** A block gives a value to a variable that only the client knows. */
  | "hostAssignment"
  /** psql has the command itself, and takes it from one line only. */
  | "continuation"
  /** A variable would get its value from a query, but all values are known before a script runs. */
  | "valueFromQuery";

export type SqlPlusSetting =
  | { readonly kind: "serverOutput"; readonly isOn: boolean }
  | { readonly kind: "autocommit"; readonly isOn: boolean }
  /** `character` is null where substitution is off. */
  | { readonly kind: "define"; readonly character: string | null }
  | { readonly kind: "ignored"; readonly name: string };
