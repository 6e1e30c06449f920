/** What the client says of a line of SQL*Plus that it has obeyed or left. */
export type SqlPlusNote =
  /** These have no effect here. */
  | { readonly kind: "ignored"; readonly names: readonly string[] }
  | { readonly kind: "serverOutput"; readonly isOn: boolean }
  | { readonly kind: "autocommit"; readonly isOn: boolean }
  /** `character` is null where substitution is off. */
  | { readonly kind: "substitution"; readonly character: string | null }
  | { readonly kind: "onError"; readonly stops: boolean }
  | { readonly kind: "defined"; readonly name: string; readonly value: string }
  /** ACCEPT's FORMAT is not compared with the value. */
  | { readonly kind: "unchecked"; readonly format: string }
  | { readonly kind: "undefined"; readonly names: readonly string[] }
  | { readonly kind: "noVariables" }
  | { readonly kind: "declared"; readonly name: string; readonly type: string }
  /** The statements of this file follow. */
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "noErrors" }
  /** The last unit was refused. */
  | { readonly kind: "notCompiled" }
  | { readonly kind: "scriptEnd" }
  /** Of any statement: it has changed client_encoding, and psql and the driver read its output as UTF-8. */
  | { readonly kind: "otherEncoding"; readonly encoding: string }
  /** A slash with nothing to run: SQL*Plus would run the statement before it again. */
  | { readonly kind: "slash" };
