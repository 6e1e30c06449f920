/**
 * The command of a SQL*Plus line. The driver obeys, notes or refuses it; the server never receives
 * it.
 *
 * @see SQL*Plus User's Guide and Reference, "SQL*Plus Command Reference"
 */
export type SqlPlusCommand =
  | { readonly kind: "remark" }
  /** Has no effect here; `names` as users know them: `SET LINESIZE`, `COLUMN`. */
  | { readonly kind: "ignored"; readonly names: readonly string[] }
  | { readonly kind: "set"; readonly settings: readonly SqlPlusSetting[] }
  | { readonly kind: "prompt"; readonly text: string }
  | { readonly kind: "describe"; readonly name: string }
  | { readonly kind: "showErrors" }
  | { readonly kind: "showUser" }
  /** `stops`: whether a server error ends the script. */
  | { readonly kind: "whenever"; readonly stops: boolean }
  /** `@file`, `@@file` and START; `isNested`: relative to the script that contains the line. */
  | {
      readonly kind: "file";
      readonly name: string;
      readonly values: readonly string[];
      readonly isNested: boolean;
    }
  /** A file that has been opened; its statements follow in its place. */
  | { readonly kind: "opened"; readonly name: string }
  /** `value` is null for a DEFINE that only displays. */
  | { readonly kind: "define"; readonly name: string | null; readonly value: string | null }
  | { readonly kind: "undefine"; readonly names: readonly string[] }
  | {
      readonly kind: "accept";
      readonly name: string;
      /** NUMBER follows the name. */
      readonly isNumber: boolean;
      /** The argument of FORMAT; `null` if absent. */
      readonly format: string | null;
      readonly prompt: string | null;
      readonly default: string | null;
      readonly isHidden: boolean;
    }
  | { readonly kind: "exit" }
  /** Only if psql has no such command. `name` is null for a VARIABLE that lists. */
  | { readonly kind: "variable"; readonly name: string | null; readonly type: string | null }
  | { readonly kind: "print"; readonly names: readonly string[] }
  | { readonly kind: "execute"; readonly text: string }
  /** A slash that ends no block: SQL*Plus would rerun the last statement. */
  | { readonly kind: "slash" }
  | { readonly kind: "refused"; readonly name: string; readonly reason: SqlPlusReason };

/** Why a command is refused. */
export type SqlPlusReason =
  | "connection"
  | "hostProgram"
  | "editing"
  | "server"
  | "incomplete"
  /** A block assigns to a variable that only the driver knows. */
  | "hostAssignment"
  /** psql has the command itself and reads it from one line only. */
  | "continuation"
  /** A variable would get its value from a query, but all values are fixed before a script runs. */
  | "valueFromQuery";

export type SqlPlusSetting =
  | { readonly kind: "serverOutput"; readonly isOn: boolean }
  | { readonly kind: "autocommit"; readonly isOn: boolean }
  /** `character` is null if substitution is off. */
  | { readonly kind: "define"; readonly character: string | null }
  | { readonly kind: "ignored"; readonly name: string };
