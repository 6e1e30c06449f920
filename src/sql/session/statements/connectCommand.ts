import { plainStatement } from "../../plainStatement.ts";
import type { Statement } from "../../statements/statement.ts";

/**
 * Returns a `\connect` to a database of the same server, whatever its name: as a connection string,
 * since psql takes a name with `=` for one. In double quotes, as psql drops those inside of single
 * quotes.
 *
 * @see PostgreSQL documentation, psql, "\connect"; libpq, "Connection Strings"
 */
export function connectCommand(database: string): Statement {
  const argument = databaseParameter(database).replaceAll('"', '""');
  return plainStatement(`\\connect -reuse-previous=on "${argument}"`, {
    kind: "metaCommand",
    name: "connect",
  });
}

/**
 * Returns a database's name as a libpq connection string, which programs also accept after `-d`.
 */
export function databaseParameter(database: string): string {
  return `dbname='${database.replaceAll(/[\\']/g, "\\$&")}'`;
}
