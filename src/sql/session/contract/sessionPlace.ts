/** Where a session's statements work: a name without a schema means something else elsewhere. */
export interface SessionPlace {
  readonly database: string;
  /** The role whose rights count; `SET ROLE` changes it. */
  readonly user: string;
  /**
   * Schemas that are searched for names without a schema, in order, `$user` replaced. Schemas that
   * do not exist may be among them; `null` when the list could not be read.
   */
  readonly searchPath: readonly string[] | null;
}
