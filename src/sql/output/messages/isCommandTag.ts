/**
 * Whether a line is a command tag, as psql prints it after a command outside of quiet mode.
 *
 * @see PostgreSQL, `src/include/tcop/cmdtaglist.h` of versions 15 to 18; IvorySQL's packages
 */
export function isCommandTag(line: string): boolean {
  return tagWithCount.test(line) || plainTags.has(line);
}

const tagWithCount = /^(?:INSERT \d+|COPY|DELETE|FETCH|MERGE|MOVE|SELECT|UPDATE) \d+$/;

/** Object names that follow CREATE, ALTER and DROP. */
const objects = [
  "ACCESS METHOD",
  "AGGREGATE",
  "CAST",
  "COLLATION",
  "CONVERSION",
  "DATABASE",
  "DOMAIN",
  "EVENT TRIGGER",
  "EXTENSION",
  "FOREIGN DATA WRAPPER",
  "FOREIGN TABLE",
  "FUNCTION",
  "INDEX",
  "LANGUAGE",
  "MATERIALIZED VIEW",
  "OPERATOR",
  "OPERATOR CLASS",
  "OPERATOR FAMILY",
  "PACKAGE",
  "POLICY",
  "PROCEDURE",
  "PUBLICATION",
  "ROLE",
  "ROUTINE",
  "RULE",
  "SCHEMA",
  "SEQUENCE",
  "SERVER",
  "STATISTICS",
  "SUBSCRIPTION",
  "TABLE",
  "TABLESPACE",
  "TEXT SEARCH CONFIGURATION",
  "TEXT SEARCH DICTIONARY",
  "TEXT SEARCH PARSER",
  "TEXT SEARCH TEMPLATE",
  "TRANSFORM",
  "TRIGGER",
  "TYPE",
  "USER MAPPING",
  "VIEW",
];

const otherTags = [
  "ALTER CONSTRAINT",
  "ALTER DEFAULT PRIVILEGES",
  "ALTER LARGE OBJECT",
  "ALTER SYSTEM",
  "ANALYZE",
  "BEGIN",
  "CALL",
  "CHECKPOINT",
  "CLOSE",
  "CLOSE CURSOR",
  "CLOSE CURSOR ALL",
  "CLUSTER",
  "COMMENT",
  "COMMIT",
  "COMMIT PREPARED",
  "COPY FROM",
  "CREATE CONSTRAINT",
  "CREATE PACKAGE BODY",
  "CREATE TABLE AS",
  "DEALLOCATE",
  "DEALLOCATE ALL",
  "DECLARE CURSOR",
  "DISCARD",
  "DISCARD ALL",
  "DISCARD PACKAGES",
  "DISCARD PLANS",
  "DISCARD SEQUENCES",
  "DISCARD TEMP",
  "DO",
  "DROP CONSTRAINT",
  "DROP OWNED",
  "DROP PACKAGE BODY",
  "EXECUTE",
  "EXPLAIN",
  "GRANT",
  "GRANT ROLE",
  "IMPORT FOREIGN SCHEMA",
  "LISTEN",
  "LOAD",
  "LOCK TABLE",
  "LOGIN",
  "NOTIFY",
  "PREPARE",
  "PREPARE TRANSACTION",
  "REASSIGN OWNED",
  "REFRESH MATERIALIZED VIEW",
  "REINDEX",
  "RELEASE",
  "RESET",
  "REVOKE",
  "REVOKE ROLE",
  "ROLLBACK",
  "ROLLBACK PREPARED",
  "SAVEPOINT",
  "SECURITY LABEL",
  "SELECT FOR KEY SHARE",
  "SELECT FOR NO KEY UPDATE",
  "SELECT FOR SHARE",
  "SELECT FOR UPDATE",
  "SELECT INTO",
  "SET",
  "SET CONSTRAINTS",
  "SHOW",
  "START TRANSACTION",
  "TRUNCATE TABLE",
  "UNLISTEN",
  "VACUUM",
];

/**
 * Printed by IvorySQL's psql instead of a tag for a call or a block with host variables, with an
 * empty line before and after.
 */
const completionTags = ["Call completed.", "PL/iSQL procedure successfully completed."];

/** Whether psql prints an empty line before and after this command tag. */
export function isSetOffTag(line: string): boolean {
  return completionTags.includes(line);
}

const plainTags: ReadonlySet<string> = new Set([
  ...["ALTER", "CREATE", "DROP"].flatMap((verb) => objects.map((object) => `${verb} ${object}`)),
  ...otherTags,
  ...completionTags,
]);
