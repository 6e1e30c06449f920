/**
 * Oracle's SQL that PostgreSQL with orafce does not take, as data: how the statement looks, how the
 * server refuses it, an example that fails so, and what does the same there. A guest test runs every
 * example and every alternative on the real server.
 */
export interface OracleConstruct {
  readonly kind: OracleConstructKind;
  /** On which ports: with Oracle's names in the search path, without them, or both. */
  readonly ports: "oracle" | "plain" | "both";
  /** Matches the statement's skeleton (`skeletonOf`). */
  readonly statement: RegExp;
  /** Matches SQLSTATE, a blank and the error's message. */
  readonly error: RegExp;
  readonly example: string;
  /** What works instead on a port with Oracle's names; of the shape of the example. */
  readonly alternative: string;
}

export type OracleConstructKind =
  | "bareSysdate"
  | "systimestamp"
  | "rownum"
  | "rowid"
  | "connectBy"
  | "minus"
  | "outerJoinSign"
  | "numberType"
  | "largeObjectType"
  | "rawType"
  | "lengthSemantics"
  | "sequenceMember"
  | "package"
  | "routineBody"
  | "block"
  | "exec"
  | "variable"
  | "print"
  | "hostVariable"
  | "callOfFunction"
  | "untypedArguments"
  | "serverOutput"
  | "alterSession"
  | "alternativeQuote"
  | "withinGroup"
  | "synonym"
  | "sysGuid"
  | "sysContext"
  | "describe"
  | "insertAll"
  | "selectUnique"
  | "deleteWithoutFrom"
  | "cascadeConstraints"
  | "slash"
  | "oracleNames";
