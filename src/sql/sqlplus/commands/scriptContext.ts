/** What SQL*Plus lines earlier in a script, and the values that were asked for, say of a statement. */
export interface ScriptContext {
  /** Values of the substitution variables in its text; absent where nothing is substituted. */
  readonly substitution?: { readonly character: string; readonly values: SubstitutionValues };
  /** Whether an error ends the script, by WHENEVER SQLERROR; absent: as the user has set it. */
  readonly stopsOnError?: boolean;
}

/** Values by name, in lower case. */
export type SubstitutionValues = ReadonlyMap<string, string>;

/** What holds where a script begins: the variables of the session. */
export interface ScriptStart {
  readonly values: SubstitutionValues;
  /** `null`: substitution is off. */
  readonly character: string | null;
}
