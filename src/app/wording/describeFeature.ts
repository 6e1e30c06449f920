import type { OracleFeature } from "../../sql/oracle/featureProbes.ts";
import { translate } from "../translation/translation.ts";

/** The name of an Oracle feature. */
export function describeFeature(feature: OracleFeature): string {
  return translate(names[feature]);
}

const names: Readonly<Record<OracleFeature, string>> = {
  dual: "DUAL",
  bareSysdate: "SYSDATE without parentheses",
  oracleDates: "ADD_MONTHS",
  lastDay: "LAST_DAY",
  instr: "INSTR with four arguments",
  nullFunctions: "NVL, DECODE",
  varchar2: "VARCHAR2",
  number: "NUMBER",
  emptyStringIsNull: "'' is NULL",
  minus: "MINUS",
  outerJoinSign: "Outer joins with (+)",
  rownum: "ROWNUM",
  rowid: "Tables with ROWID",
  connectBy: "CONNECT BY",
  dbmsOutput: "DBMS_OUTPUT",
  packages: "Packages",
  plisql: "PL/iSQL",
  merge: "MERGE",
};
