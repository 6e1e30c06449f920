import type { ServerMessage } from "../../model.ts";
import type { HintEnvironment } from "./hintEnvironment.ts";

/**
 * Oracle's SQL that a server does not take, as data: how the statement looks, how the
 * server refuses it, an example that fails so, and what does the same there. A guest test runs every
 * example and every alternative on the real server.
 */
export interface OracleConstruct {
  readonly kind: OracleConstructKind;
  /** On which ports: with Oracle's names in the search path, without them, or both. */
  readonly ports: "oracle" | "plain" | "both";
  /** Matches the statement's skeleton (`skeletonOf`). */
  readonly statement: RegExp;
  /** A further condition, where patterns cannot tell. */
  readonly applies?: (sql: string, error: ServerMessage) => boolean;
  /** Matches SQLSTATE, a blank and the error's message. */
  readonly error: RegExp;
  readonly example: string;
  /** What works instead on a port with Oracle's names; of the shape of the example. */
  readonly alternative: string;
  /** Where the advice is true; everywhere when left out. */
  readonly environments?: readonly HintEnvironment[];
  /** Alternatives for servers on which the general one does not work. */
  readonly alternatives?: Partial<Readonly<Record<HintEnvironment, string>>>;
}

/** What works instead on this server. */
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
