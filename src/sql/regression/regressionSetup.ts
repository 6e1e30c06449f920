/** The database that the scripts run in, as pg_regress calls it. */
export const regressionDatabase = "regression";

/** How a port's sessions are: psql's host is the directory of the server's sockets. */
export interface RegressionPlace {
  readonly port: number;
  /** Whether sessions of the port see what extensions bring, so that the database needs them. */
  readonly mode: "oracle" | "postgresql";
}

// As pg_regress sets them for psql; PostgreSQL's src/test/regress/pg_regress.c,
// initialize_environment(). Intervals are set for the database instead of in PGOPTIONS, which a
// connection pooler does not hand on.
const environment: Readonly<Record<string, string>> = {
  PGTZ: "America/Los_Angeles",
  PGDATESTYLE: "Postgres, MDY",
  LC_MESSAGES: "C",
};

/**
 * Makes the database anew. A copy of template0 has nothing that a site added, which PostgreSQL's own
 * tests expect; template1 has the extensions of the port with Oracle's names.
 */
export function regressionDatabaseStatements({ mode }: RegressionPlace): readonly string[] {
  const template = mode === "oracle" ? "template1" : "template0";
  const settings = {
    intervalstyle: "postgres_verbose",
    lc_messages: "C",
    lc_monetary: "C",
    lc_numeric: "C",
    lc_time: "C",
    bytea_output: "hex",
    timezone_abbreviations: "Default",
  };
  return [
    `drop database if exists ${regressionDatabase};`,
    // Through the log, the other way, copying takes ten times as long in a machine of this kind.
    `create database ${regressionDatabase} template ${template} strategy file_copy;`,
    ...Object.entries(settings).map(
      ([name, value]) => `alter database ${regressionDatabase} set ${name} to '${value}';`,
    ),
  ];
}

/** The shell command that runs a script through psql as pg_regress does; its output goes to a file. */
export function regressionCommand(
  { port }: RegressionPlace,
  test: { readonly name: string; readonly scriptPath: string; readonly outputPath: string },
): string {
  const variables = Object.entries({ ...environment, PGAPPNAME: `pg_regress/${test.name}` });
  const assignments = variables.map(([name, value]) => `${name}=${quoteForShell(value)}`);
  const psql = [
    "env -u PGCLIENTENCODING",
    ...assignments,
    "psql -X -a -q -v HIDE_TABLEAM=on -v HIDE_TOAST_COMPRESSION=on",
    `-h /run/postgresql -p ${port} -U postgres -d ${regressionDatabase}`,
    `< ${quoteForShell(test.scriptPath)} > ${quoteForShell(test.outputPath)} 2>&1`,
  ].join(" ");
  return `sh -c ${quoteForShell(`exec ${psql}`)}`;
}

function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
