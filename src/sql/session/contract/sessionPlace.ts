/** Database, role and search path of a session, which decide what a name without a schema means. */
export interface SessionPlace {
  readonly database: string;
  /** The role whose privileges apply; `SET ROLE` changes it. */
  readonly user: string;
  /**
   * Schemas that are searched for names without a schema, in order, `$user` replaced. May contain
   * schemas that do not exist; `null` when the list could not be read.
   */
  readonly searchPath: readonly string[] | null;
}
