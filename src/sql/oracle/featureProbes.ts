/**
 * What a server may have of Oracle's, each with a query that completes only where it is there. A
 * feature counts as present because its query ran: never because of a port or a version number.
 *
 * The queries change nothing, need no table, and stand outside of any transaction of the user's.
 */
export interface FeatureProbe {
  readonly feature: OracleFeature;
  readonly query: string;
}

export type OracleFeature =
  | "dual"
  | "nullFunctions"
  | "oracleDates"
  | "bareSysdate"
  | "varchar2"
  | "number"
  | "emptyStringIsNull"
  | "minus"
  | "outerJoinSign"
  | "rownum"
  | "rowid"
  | "connectBy"
  | "dbmsOutput"
  | "packages"
  | "plisql"
  | "merge";

/** In the order in which people ask for them. */
export const featureProbes: readonly FeatureProbe[] = [
  { feature: "dual", query: "select dummy from dual;" },
  { feature: "bareSysdate", query: "select sysdate;" },
  {
    feature: "oracleDates",
    query: "select add_months(date '2024-01-31', 1), last_day(date '2024-02-10');",
  },
  { feature: "nullFunctions", query: "select nvl(1, 2), decode(2, 1, 'one', 2, 'two');" },
  { feature: "varchar2", query: "select 'a'::varchar2(10);" },
  { feature: "number", query: "select 1::number;" },
  { feature: "emptyStringIsNull", query: "select 1 / (case when '' is null then 1 else 0 end);" },
  { feature: "minus", query: "select 1 minus select 2;" },
  {
    feature: "outerJoinSign",
    query: "select 1 from pg_class a, pg_type b where a.oid = 0 and a.reltype = b.oid (+);",
  },
  { feature: "rownum", query: "select 1 from pg_class where rownum <= 1;" },
  {
    feature: "rowid",
    // A table has them only where it was made so: that there is a choice shows that it can.
    query: "select 1 / count(*) from pg_settings where name = 'ivorysql.default_with_rowids';",
  },
  {
    feature: "connectBy",
    query: "select 1 from pg_class where oid = 0 connect by prior oid = reltype;",
  },
  {
    feature: "dbmsOutput",
    // A schema of orafce's; in IvorySQL a package over functions of its own.
    query:
      "select 1 / (select (select count(*) from pg_namespace where nspname = 'dbms_output') + " +
      "(select count(*) from pg_proc where proname = 'ora_dbms_output_put_line'));",
  },
  { feature: "packages", query: "select 1 from pg_package limit 1;" },
  { feature: "plisql", query: "select 1 / count(*) from pg_language where lanname = 'plisql';" },
  {
    feature: "merge",
    query: "select 1 / count(*) from pg_get_keywords() where word = 'merge';",
  },
];

/** Settings that say how a server writes dates and numbers: Oracle's NLS parameters and their like. */
export const nlsSettings: readonly string[] = [
  "nls_date_format",
  "nls_timestamp_format",
  "nls_timestamp_tz_format",
  "nls_length_semantics",
  "nls_territory",
  "nls_currency",
  "nls_iso_currency",
  "ivorysql.datetime_ignore_nls_mask",
  "orafce.nls_date_format",
  "orafce.timezone",
  "DateStyle",
  "TimeZone",
  "lc_monetary",
  "lc_numeric",
];

/** Settings that say which SQL a server takes, and what it makes of it. */
export const modeSettings: readonly string[] = [
  "ivorysql.compatible_mode",
  "ivorysql.enable_emptystring_to_NULL",
  "ivorysql.identifier_case_switch",
  "ivorysql.default_with_rowids",
  "orafce.varchar2_null_safe_concat",
  "search_path",
];

/** Gives each of these settings as a row of its name and its value, NULL where there is none. */
export function settingsQuery(): string {
  const rows = [...nlsSettings, ...modeSettings].map((name) => `('${name}')`).join(", ");
  return `select name, pg_catalog.current_setting(name, true) from (values ${rows}) as s (name);`;
}
