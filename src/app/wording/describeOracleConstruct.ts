import type { HintEnvironment } from "../../sql/oracle/constructs/hintEnvironment.ts";
import type { OracleConstructKind } from "../../sql/oracle/constructs/oracleConstruct.ts";
import { translate } from "../translation/translation.ts";

/**
 * Advice about an Oracle construct on a server that does not accept it; `environment` is `null` if
 * the server is not known.
 */
export function describeOracleConstruct(
  kind: OracleConstructKind,
  environment: HintEnvironment | null = null,
): string {
  const special = environment === null ? undefined : specialSentences(environment)[kind];
  return translate(special ?? sentences[kind]);
}

function specialSentences(
  environment: HintEnvironment,
): Partial<Readonly<Record<OracleConstructKind, string>>> {
  if (environment === "ivoryPostgresql") return inPostgresqlMode;
  if (environment === "ivoryOracle") return inOracleMode;
  return environment === "postgresql" ? withoutOrafce : {};
}

/** Advice for IvorySQL in PostgreSQL mode: the port in Oracle mode accepts Oracle's SQL. */
const inPostgresqlMode: Partial<Readonly<Record<OracleConstructKind, string>>> = {
  package: "Packages are created on port 1521. Run the statement there.",
  routineBody:
    "Port 1521 takes a routine as it stands. Here its body is a string, and its language is PL/pgSQL.",
  block: "Port 1521 takes a block as it stands. Here it is written as DO with a string.",
  serverOutput:
    "This server has no DBMS_OUTPUT for this port. RAISE NOTICE shows text under Messages.",
  alterSession: "Port 1521 takes ALTER SESSION. Here SET changes a setting of the session.",
  alternativeQuote: "Port 1521 takes q'' strings. Here dollar quotes protect quotes in a string.",
  lengthSemantics: "Port 1521 takes CHAR and BYTE. Here a length counts characters.",
};

const inOracleMode: Partial<Readonly<Record<OracleConstructKind, string>>> = {
  serverOutput:
    "SET SERVEROUTPUT belongs to SQL*Plus. RAISE NOTICE shows text under Messages on every server.",
};

const withoutOrafce: Partial<Readonly<Record<OracleConstructKind, string>>> = {
  serverOutput: "This server has no DBMS_OUTPUT. RAISE NOTICE shows text under Messages.",
  alterSession: "There is no ALTER SESSION. SET changes a setting of the session.",
  lengthSemantics: "A length counts characters in VARCHAR, without a word for it.",
};

const sentences: Readonly<Record<OracleConstructKind, string>> = {
  currentTime: "PostgreSQL's name for it is LOCALTIMESTAMP; localtimestamp(0) has whole seconds.",
  dbmsOutput: "This server has no DBMS_OUTPUT. RAISE NOTICE shows the same text under Messages.",
  performOutput: "In PL/pgSQL a function is called with PERFORM where its result is not needed.",
  raiseApplicationError:
    "There is no RAISE_APPLICATION_ERROR. RAISE EXCEPTION raises an error with a text.",
  executeImmediate: "EXECUTE runs a statement in a string, without the word IMMEDIATE.",
  cursorIs: "A cursor is declared with its name first: name CURSOR FOR query.",
  forSelect: "The variable of a loop over rows is declared first, as a RECORD.",
  sqlAttribute:
    "There are no attributes of SQL. FOUND tells whether there was a row; GET DIAGNOSTICS counts them.",
  callWithoutParentheses: "In a block, a procedure without arguments needs its parentheses.",
  triggerBody: "A trigger has no body here. It runs a trigger function: EXECUTE FUNCTION name().",
  identifiedBy: "A password is given with PASSWORD and a string.",
  tablespace:
    "There is no such tablespace. Leave the clause off: the table lies in the default one.",
  storageClause: "Oracle's storage clauses mean nothing here. Leave them off.",
  dropPurge: "There is no recycle bin. DROP TABLE removes a table at once.",
  objectType:
    "There are no object types or collection types. A composite type has fields, an array has elements.",
  implicitTransaction:
    "A transaction begins with BEGIN here. Without it each statement is committed at its end.",
  alterTableColumn: "Columns are added one by one with ADD COLUMN, and changed with ALTER COLUMN.",
  sequenceOption:
    "PostgreSQL writes NO CYCLE, NO MINVALUE, NO MAXVALUE as two words, and CACHE 1 for NOCACHE.",
  dictionaryView:
    "This server lacks this view of Oracle's dictionary. pg_catalog and information_schema tell the same.",
  ivoryNames: "This name is Oracle's. Port 1521 finds it; run the statement there.",
  bareSysdate: "Here SYSDATE is a function of orafce (port 1521) and needs its parentheses.",
  systimestamp: "PostgreSQL's name for it is CURRENT_TIMESTAMP.",
  rownum: "There is no ROWNUM. LIMIT cuts a result off; row_number() over () counts rows.",
  rowid: "There is no ROWID. A row's place is its ctid, which changes when the row is updated.",
  connectBy: "There is no CONNECT BY. A recursive query walks a hierarchy.",
  minus: "PostgreSQL's name for MINUS is EXCEPT.",
  outerJoinSign: "There is no (+). Write the outer join as LEFT JOIN or RIGHT JOIN.",
  numberType: "There is no type NUMBER. NUMERIC is the same.",
  largeObjectType: "There are no LOB types. Text of any length is TEXT, bytes are BYTEA.",
  rawType: "There is no type RAW. Bytes are BYTEA.",
  lengthSemantics:
    "A length counts characters in VARCHAR and bytes in orafce's VARCHAR2, without a word for it.",
  sequenceMember: "A sequence is asked with functions: nextval('name') and currval('name').",
  package:
    "This server has no packages. A schema with functions comes close; IvorySQL has the real ones.",
  routineBody: "The body of a routine is a string here, and its language is named: PL/pgSQL.",
  block: "A block without a name is written as DO with a string. BEGIN alone starts a transaction.",
  exec: "There is no EXEC. Procedures are called with CALL, functions with SELECT.",
  variable:
    "There is no VARIABLE. psql's own variables are set with \\set, or with \\gset from a query's row.",
  print:
    "There is no PRINT. A query shows a variable of psql's: :name puts it in, :'name' as a string.",
  hostVariable:
    "This variable is not set. \\set gives one a value; :name puts it into a statement, :'name' as a string.",
  callOfFunction:
    "orafce's packages are schemas with functions: SELECT calls them, PERFORM inside PL/pgSQL.",
  untypedArguments:
    "The types of these arguments are unknown. A cast of one of them tells which function is meant.",
  serverOutput: "SET SERVEROUTPUT belongs to SQL*Plus. orafce has a function for it.",
  alterSession:
    "There is no ALTER SESSION. SET changes a setting of the session; orafce's begin with “orafce.”.",
  alternativeQuote: "There are no q'' strings. Dollar quotes protect quotes in a string.",
  withinGroup: "LISTAGG does not take WITHIN GROUP here. STRING_AGG sorts inside its parentheses.",
  synonym: "There are no synonyms. A view, or the schema in search_path, does the same.",
  sysGuid: "PostgreSQL's name for it is gen_random_uuid().",
  sysContext:
    "There is no SYS_CONTEXT. Session facts have names of their own: session_user, current_schema, inet_client_addr().",
  describe: "DESCRIBE belongs to SQL*Plus. psql's command is \\d.",
  insertAll: "There is no INSERT ALL. One INSERT takes many rows; WITH feeds several tables.",
  selectUnique: "PostgreSQL's name for UNIQUE in a query is DISTINCT.",
  deleteWithoutFrom: "DELETE needs FROM here.",
  cascadeConstraints: "PostgreSQL says CASCADE alone.",
  slash:
    "This server ends a statement at its semicolon. A line with / is for IvorySQL's Oracle mode.",
  oracleNames: "This name is Oracle's. Port 1521 finds it; run the statement there.",
};
