/** What psql says of a statement in a batch, where every byte counts. */
export interface BriefReport {
  readonly hasError: boolean;
  /** False while `:ERROR` holds what the driver or a user has set: psql has not reported since. */
  readonly isFresh: boolean;
  /** `null` when psql had none: the connection broke, or nothing has run yet. */
  readonly sqlState: string | null;
  readonly rowCount: number | null;
}

/** What psql says of the last statement, in the words of a marker. */
export interface Report extends BriefReport {
  readonly lastErrorSqlState: string | null;
  readonly isAutocommit: boolean;
  /** psql's ON_ERROR_STOP, which psql itself obeys only in files. */
  readonly stopsOnError: boolean;
  readonly clientEncoding: string;
}

/** The psql variable that holds 0x1E and the nonce: a psql that was not set up prints its name instead. */
export const nonceVariable = "WB";

/**
 * A meta-command that makes psql print a marker with a report.
 *
 * What is typed contains neither 0x1E nor 0x1F nor the nonce, so its own echo is not a marker.
 * The variables are those of the PostgreSQL documentation, psql, "Variables". Nothing in it can
 * end a statement, so typed into an open quote it runs nothing.
 */
export function reportCommand(name: string): string {
  return `\\echo :${nonceVariable} ${name} :ERROR :SQLSTATE :ROW_COUNT :LAST_ERROR_SQLSTATE :AUTOCOMMIT :ENCODING :ON_ERROR_STOP'\\037'`;
}

/** The same with less to say. */
export function briefReportCommand(name: string): string {
  return `\\echo :${nonceVariable} ${name} :ERROR :SQLSTATE :ROW_COUNT'\\037'`;
}

/** The same for a psql that does not know the nonce yet; it carries no report. */
export function probeCommand(nonce: string, name: string): string {
  return `\\echo '\\036'${nonce} ${name}'\\037'`;
}

/** What is known when psql could not report. */
export const unknownReport: Report = {
  hasError: false,
  isFresh: false,
  sqlState: null,
  rowCount: null,
  lastErrorSqlState: null,
  isAutocommit: false,
  stopsOnError: false,
  clientEncoding: "",
};

/** Reads the words of a marker after its name. Users can set the variables to anything. */
export function parseReport(words: readonly string[]): Report {
  const [, , , lastErrorSqlState, autocommit, clientEncoding, errorStop] = words;
  if (words.length !== 7 || clientEncoding === undefined) return unknownReport;
  return {
    ...parseBriefReport(words),
    lastErrorSqlState: parseSqlState(lastErrorSqlState),
    isAutocommit: autocommit === "on",
    stopsOnError: errorStop !== undefined && trueWord.test(errorStop),
    clientEncoding,
  };
}

// psql, variables.c, `ParseVariableBool`.
const trueWord = /^(?:t(?:r(?:ue?)?)?|y(?:es?)?|on|1)$/i;

/** Reads the words of a brief marker after its name. */
export function parseBriefReport([error, sqlState, rowCount]: readonly string[]): BriefReport {
  return {
    hasError: error === "true",
    isFresh: error === "true" || error === "false",
    sqlState: parseSqlState(sqlState),
    rowCount: rowCount !== undefined && /^\d{1,15}$/.test(rowCount) ? Number(rowCount) : null,
  };
}

function parseSqlState(text: string | undefined): string | null {
  return text !== undefined && /^[0-9A-Z]{5}$/.test(text) ? text : null;
}
