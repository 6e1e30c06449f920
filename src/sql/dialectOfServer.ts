import {
  type Dialect,
  oracleDialect,
  oracleDialect4,
  postgresqlDialect,
  withPlainEscapes,
} from "./dialect.ts";
import type { ServerIdentity } from "./serverIdentity.ts";

/**
 * Returns how a session's psql reads text: as the server reports, not as the port suggests.
 * Oracle's rules apply only to IvorySQL's own psql; a stock psql on a port that only adds Oracle's
 * functions splits at `;`.
 */
export function dialectOfServer(server: ServerIdentity | null): Dialect {
  const dialect = dialectOfMode(server?.compatibleMode ?? null, server);
  const read = withPlainEscapes(dialect, server?.plainEscapes === true);
  return server?.isOraclePort === true ? withSqlPlusLines(read) : read;
}

/** Returns how its psql reads text when the server is in a mode. */
export function dialectOfMode(mode: string | null, server: ServerIdentity | null): Dialect {
  if (mode !== "oracle") return postgresqlDialect;
  return server?.version.includes("(IvorySQL 4.") === true ? oracleDialect4 : oracleDialect;
}

/** Returns the dialect for Oracle's port; always the same object for the same dialect. */
export function withSqlPlusLines(dialect: Dialect): Dialect {
  const known = onOraclePort.get(dialect);
  if (known !== undefined) return known;
  const made: Dialect = { ...dialect, sqlPlusLines: true };
  onOraclePort.set(dialect, made);
  return made;
}

/** Returns the dialect for restricted mode; always the same object for the same dialect. */
export function withRestriction(dialect: Dialect, isRestricted: boolean): Dialect {
  if (!isRestricted) return dialect;
  const made = inRestrictedMode.get(dialect) ?? { ...dialect, isRestricted };
  inRestrictedMode.set(dialect, made);
  return made;
}

const inRestrictedMode = new WeakMap<Dialect, Dialect>();
const onOraclePort = new WeakMap<Dialect, Dialect>();
