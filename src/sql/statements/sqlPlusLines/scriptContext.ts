/** Effects on a statement of its script's earlier SQL*Plus lines and of the values entered. */
export interface ScriptContext {
  /** Values of the substitution variables in its text; absent if it has none. */
  readonly substitution?: { readonly character: string; readonly values: SubstitutionValues };
  /**
   * Whether an error ends the script, by WHENEVER SQLERROR; if absent, the user's setting applies.
   */
  readonly stopsOnError?: boolean;
}

/** Values by name, in lower case. */
export type SubstitutionValues = ReadonlyMap<string, string>;

/** State at the start of a script: the variables of the session. */
export interface ScriptStart {
  readonly values: SubstitutionValues;
  /** `null` if substitution is off. */
  readonly character: string | null;
}
