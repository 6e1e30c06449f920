import type { ServerMessage } from "../../model.ts";
import type { HintEnvironment } from "./hintEnvironment.ts";

/**
 * An Oracle construct that a server refuses, as data: the form of the statement, the server's
 * error, an example that fails with it, and an alternative that works. A guest test runs every
 * example and every alternative on the real server.
 */
export interface OracleConstruct {
  readonly kind: OracleConstructKind;
  /** The ports it applies to: with Oracle's names in the search path, without them, or both. */
  readonly ports: "oracle" | "plain" | "both";
  /** Matches the statement's skeleton (`skeletonOf`). */
  readonly statement: RegExp;
  /** A further condition that patterns cannot express. */
  readonly applies?: (sql: string, error: ServerMessage) => boolean;
  /** Matches SQLSTATE, a blank and the error's message. */
  readonly error: RegExp;
  readonly example: string;
  /** Alternative for a port with Oracle's names; has the form of the example. */
  readonly alternative: string;
  /** Environments in which the advice is valid; all if absent. */
  readonly environments?: readonly HintEnvironment[];
  /** Alternatives for servers on which `alternative` does not work. */
  readonly alternatives?: Partial<Readonly<Record<HintEnvironment, string>>>;
}

/** Returns the alternative for this server. */
export function alternativeOn(
  { alternative, alternatives }: OracleConstruct,
  environment: HintEnvironment | null,
): string {
  return (environment === null ? undefined : alternatives?.[environment]) ?? alternative;
}

export type OracleConstructKind =
  | "bareSysdate"
  | "currentTime"
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
  | "dbmsOutput"
  | "performOutput"
  | "raiseApplicationError"
  | "executeImmediate"
  | "cursorIs"
  | "forSelect"
  | "sqlAttribute"
  | "tablespace"
  | "storageClause"
  | "identifiedBy"
  | "triggerBody"
  | "callWithoutParentheses"
  | "dictionaryView"
  | "dropPurge"
  | "objectType"
  | "implicitTransaction"
  | "alterTableColumn"
  | "sequenceOption"
  | "ivoryNames"
  | "oracleNames";
