import { type Dialect, oracleDialect, postgresqlDialect, withPlainEscapes } from "./dialect.ts";
import type { ServerIdentity } from "./session/serverIdentity.ts";

/**
 * How the psql of a session reads text: as the server says, not as the port suggests. Oracle's rules
 * are IvorySQL's own psql's; a stock psql on a port that only adds Oracle's functions splits at `;`.
 */
export function dialectOfServer(server: ServerIdentity | null): Dialect {
  const dialect = server?.compatibleMode === "oracle" ? oracleDialect : postgresqlDialect;
  return withPlainEscapes(dialect, server?.plainEscapes === true);
}
