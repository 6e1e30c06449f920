/**
 * An Oracle feature that a server may have, with a query whose result is known. A feature counts as
 * present only because its query returned that result, or because it ran where `expected` is null;
 * never because of a port or a version number.
 *
 * The queries change nothing, need no table, and run outside the user's transactions.
 */
export interface FeatureProbe {
  readonly feature: OracleFeature;
  readonly query: string;
  /** The single row that proves the feature; `null` if it is enough that the query runs. */
  readonly expected: readonly (string | null)[] | null;
  /** The row on a server that lacks the feature but accepts the query. */
  readonly whenMissing?: readonly (string | null)[];
  /** The error that ends the query on purpose, which undoes its changes. */
  readonly expectedSqlState?: string;
}

/** `wrong`: the server has the feature, but its result differs from Oracle's. */
export type FeatureState =
  | { readonly kind: "present" }
  | { readonly kind: "missing" }
  | { readonly kind: "wrong"; readonly answer: string };

export type OracleFeature =
  | "dual"
  | "nullFunctions"
  | "oracleDates"
  | "lastDay"
  | "instr"
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

/** In the order in which users look for them. */
export const featureProbes: readonly FeatureProbe[] = [
  { feature: "dual", query: "select dummy from dual;", expected: ["X"] },
  { feature: "bareSysdate", query: "select sysdate is not null;", expected: ["t"] },
  {
    feature: "oracleDates",
    query: "select to_char(add_months(date '2024-01-31', 1), 'YYYY-MM-DD');",
    expected: ["2024-02-29"],
  },
  {
    feature: "lastDay",
    query: "select to_char(last_day(date '2024-02-10'), 'YYYY-MM-DD');",
    expected: ["2024-02-29"],
  },
  {
    feature: "nullFunctions",
    query: "select nvl(1, 2), decode(2, 1, 'one', 2, 'two');",
    expected: ["1", "two"],
  },
  {
    feature: "instr",
    query: "select instr('corporate floor', 'or', 3, 2);",
    expected: ["14"],
  },
  { feature: "varchar2", query: "select 'a'::varchar2(10);", expected: ["a"] },
  { feature: "number", query: "select 1::number;", expected: ["1"] },
  {
    feature: "emptyStringIsNull",
    query: "select case when '' is null then 'null' else 'empty' end;",
    expected: ["null"],
    whenMissing: ["empty"],
  },
  { feature: "minus", query: "select 1 minus select 2;", expected: ["1"] },
  {
    feature: "outerJoinSign",
    query: "select 1 from pg_class a, pg_type b where a.oid = 0 and a.reltype = b.oid (+);",
    expected: null,
  },
  {
    feature: "rownum",
    query: "select count(*) from pg_class where rownum <= 1;",
    expected: ["1"],
  },
  {
    feature: "rowid",
    // One message is one transaction: the error at its end drops the table again.
    query: "create table wb_probe_rowid (a int) with rowid\\; select 1 / 0;",
    expected: null,
    expectedSqlState: "22012",
  },
  {
    feature: "connectBy",
    query: "select 1 from pg_class where oid = 0 connect by prior oid = reltype;",
    expected: null,
  },
  {
    feature: "dbmsOutput",
    // A schema of orafce; in IvorySQL a package over its own functions.
    query:
      "select (select count(*) from pg_namespace where nspname = 'dbms_output') + " +
      "(select count(*) from pg_proc where proname = 'ora_dbms_output_put_line');",
    expected: ["1"],
    whenMissing: ["0"],
  },
  {
    feature: "packages",
    query: "select count(*) >= 0 from pg_catalog.pg_package;",
    expected: ["t"],
  },
  {
    feature: "plisql",
    query: "select count(*) from pg_language where lanname = 'plisql';",
    expected: ["1"],
    whenMissing: ["0"],
  },
  {
    feature: "merge",
    // EXPLAIN only plans: nothing is merged.
    query:
      "explain merge into pg_class t using (select 1 as a) s on (t.oid = 0) " +
      "when matched then update set relpages = 0;",
    expected: null,
  },
];

/** Settings for the format of dates and numbers: Oracle's NLS parameters and the like. */
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

/** Settings that decide which SQL a server accepts and what it means. */
export const modeSettings: readonly string[] = [
  "ivorysql.compatible_mode",
  "ivorysql.enable_emptystring_to_NULL",
  "ivorysql.identifier_case_switch",
  "ivorysql.default_with_rowids",
  "orafce.varchar2_null_safe_concat",
  "search_path",
];

/**
 * Returns the query for each of these settings: a row of name and value, NULL if it does not exist.
 */
export function settingsQuery(): string {
  const rows = [...nlsSettings, ...modeSettings].map((name) => `('${name}')`).join(", ");
  return `select name, pg_catalog.current_setting(name, true) from (values ${rows}) as s (name);`;
}
