/** psql's report of a statement in a batch, which is short to save bytes. */
export interface BriefReport {
  readonly hasError: boolean;
  /** False if `:ERROR` still has a value that the driver or a user set: psql has not reported. */
  readonly isFresh: boolean;
  /** `null` if psql had none: the connection broke, or nothing has run yet. */
  readonly sqlState: string | null;
  readonly rowCount: number | null;
}

/** psql's report of the last statement, from the words of a marker. */
export interface Report extends BriefReport {
  readonly lastErrorSqlState: string | null;
  readonly isAutocommit: boolean;
  /** psql's ON_ERROR_STOP, which psql itself obeys only in files. */
  readonly stopsOnError: boolean;
  readonly clientEncoding: string;
}

/** The psql variable that holds 0x1E and the nonce; a psql that was not set up prints its name. */
export const nonceVariable = "WB";

/**
 * A meta-command that makes psql print a marker with a report.
 *
 * The command contains neither 0x1E nor 0x1F nor the nonce, so the terminal's echo is no marker.
 * The variables are those of the PostgreSQL documentation, psql, "Variables". Nothing in it can
 * end a statement, so typed into an open quote it runs nothing.
 */
export function reportCommand(name: string): string {
  return `\\echo :${nonceVariable} ${name} :ERROR :SQLSTATE :ROW_COUNT :LAST_ERROR_SQLSTATE :AUTOCOMMIT :ENCODING :ON_ERROR_STOP'\\037'`;
}

/** A meta-command that makes psql print a marker with a brief report. */
export function briefReportCommand(name: string): string {
  return `\\echo :${nonceVariable} ${name} :ERROR :SQLSTATE :ROW_COUNT'\\037'`;
}

/** A meta-command that prints a marker without a report, for a psql that lacks the nonce. */
export function probeCommand(nonce: string, name: string): string {
  return `\\echo '\\036'${nonce} ${name}'\\037'`;
}

/** The report of a psql that could not report. */
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

/** Parses the words of a marker after its name. Users can set the variables to any text. */
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

/** Parses the words of a brief marker after its name. */
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
