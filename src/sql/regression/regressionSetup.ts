import { quoteForShell } from "./suiteFile.ts";

/** The database that the scripts run in, as pg_regress calls it. */
export const regressionDatabase = "regression";

/** The guest's directory in which scripts run, with the suite's files and `results/`. */
export const suiteDirectory = "/tmp/regression";

/** A port and the mode of its sessions, which connect through the server's socket directory. */
export interface RegressionPlace {
  readonly port: number;
  /** "oracle" if sessions of the port use extensions, which the database then needs. */
  readonly mode: "oracle" | "postgresql";
}

// As pg_regress sets them for psql; PostgreSQL's src/test/regress/pg_regress.c,
// initialize_environment(). Intervals are set for the database instead of in PGOPTIONS, which a
// connection pooler does not pass on.
const environment: Readonly<Record<string, string>> = {
  PGTZ: "America/Los_Angeles",
  PGDATESTYLE: "Postgres, MDY",
  LC_MESSAGES: "C",
};

/**
 * Returns statements that recreate the database. A copy of template0 has no local additions, as
 * PostgreSQL's own tests expect; template1 has the extensions of the port with Oracle's names.
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
    // The other strategy, through the WAL, takes ten times as long in such a machine.
    `create database ${regressionDatabase} template ${template} strategy file_copy;`,
    ...Object.entries(settings).map(
      ([name, value]) => `alter database ${regressionDatabase} set ${name} to '${value}';`,
    ),
    resetPlannerSettings,
  ];
}

// Expected outputs contain plans that were made with the server's defaults ("Running the Tests
// Against an Existing Installation"), not with an image's settings for a small machine. The image's
// server has no library for JIT compilation.
const resetPlannerSettings = `do $$
  declare setting record;
  begin
    for setting in
      select name, boot_val from pg_catalog.pg_settings
      where context in ('user', 'superuser') and source = 'configuration file' and name <> 'jit'
        and (category like 'Query Tuning%' or category like 'Resource Usage%')
    loop
      execute format('alter database ${regressionDatabase} set %I to %L', setting.name, setting.boot_val);
    end loop;
  end
$$;`;

/** Properties of a server on which scripts and expected outputs depend. */
export interface ServerBuild {
  /** The directory of loadable modules, `$libdir`. */
  readonly libraryDirectory: string;
  /** The platform that the server was built for, as in `i686-pc-linux-gnu`. */
  readonly platform: string;
}

export const serverBuildQuery =
  "select (select setting from pg_catalog.pg_config where name = 'PKGLIBDIR'), " +
  "pg_catalog.version();";

/**
 * Returns the shell command that runs a script through psql as pg_regress does, output to a file.
 */
export function regressionCommand(
  { port }: RegressionPlace,
  test: {
    readonly name: string;
    readonly scriptPath: string;
    readonly outputPath: string;
    /** The directory in which scripts find loadable modules. */
    readonly libraryDirectory: string;
  },
): string {
  const variables = Object.entries({
    ...environment,
    PGAPPNAME: `pg_regress/${test.name}`,
    PGHOST: socketDirectory,
    PGPORT: String(port),
    PGUSER: "postgres",
    PG_ABS_SRCDIR: suiteDirectory,
    PG_ABS_BUILDDIR: suiteDirectory,
    PG_LIBDIR: test.libraryDirectory,
    PG_DLSUFFIX: ".so",
  });
  const assignments = variables.map(([name, value]) => `${name}=${quoteForShell(value)}`);
  const psql = [
    "env -u PGCLIENTENCODING -u PGDATABASE",
    ...assignments,
    "psql -X -a -q -v HIDE_TABLEAM=on -v HIDE_TOAST_COMPRESSION=on",
    `-d ${regressionDatabase}`,
    `< ${quoteForShell(test.scriptPath)} > ${quoteForShell(test.outputPath)} 2>&1`,
  ].join(" ");
  return `sh -c ${quoteForShell(`cd ${suiteDirectory} && exec ${psql}`)}`;
}

const socketDirectory = "/run/postgresql";

/** Returns a shell command that waits until the server answers, at most about half a minute. */
export function awaitServer({ port }: RegressionPlace): string {
  const probe = `psql -X -q -h ${socketDirectory} -p ${port} -U postgres -d postgres -c ''`;
  return `for n in $(seq 30); do ${probe} > /dev/null 2>&1 && break; sleep 1; done`;
}
