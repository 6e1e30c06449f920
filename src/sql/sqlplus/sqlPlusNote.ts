/** The driver's note about a SQL*Plus line that it obeyed or ignored. */
export type SqlPlusNote =
  /** These have no effect here. */
  | { readonly kind: "ignored"; readonly names: readonly string[] }
  | { readonly kind: "serverOutput"; readonly isOn: boolean }
  | { readonly kind: "autocommit"; readonly isOn: boolean }
  /** `character` is null if substitution is off. */
  | { readonly kind: "substitution"; readonly character: string | null }
  | { readonly kind: "onError"; readonly stops: boolean }
  | { readonly kind: "defined"; readonly name: string; readonly value: string }
  /** The value is not checked against ACCEPT's FORMAT. */
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
  /** Follows any statement that changed client_encoding; psql and the driver still read UTF-8. */
  | { readonly kind: "otherEncoding"; readonly encoding: string }
  /** A slash with nothing to run: SQL*Plus would rerun the previous statement. */
  | { readonly kind: "slash" };
