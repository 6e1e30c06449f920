import type { OracleConstructKind } from "../../sql/oracle/oracleConstruct.ts";
import { translate } from "../translation/translation.ts";

/** What to know about an Oracle construct on a server that does not take it. */
export function describeOracleConstruct(kind: OracleConstructKind): string {
  return translate(sentences[kind]);
}

const sentences: Readonly<Record<OracleConstructKind, string>> = {
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
