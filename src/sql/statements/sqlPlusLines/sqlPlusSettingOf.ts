/**
 * The variables of SQL*Plus's SET, each as `shortest|full`: every abbreviation in between is valid
 * too.
 *
 * @see SQL*Plus User's Guide and Reference, "SET System Variable Summary"
 */
const settings =
  "appi|appinfo array|arraysize auto|autocommit autop|autoprint autorecovery autot|autotrace " +
  "blo|blockterminator cmds|cmdsep colinvis|colinvisible colsep con|concat copyc|copycommit " +
  "copytypecheck def|define describe echo editf|editfile emb|embedded errorl|errorlogging " +
  "esc|escape escchar exitc|exitcommit feed|feedback flagger flu|flush hea|heading " +
  "heads|headsep history instance jsonprint lin|linesize lobof|loboffset " +
  "lobprefetch logsource long longc|longchunksize mark|markup newp|newpage null numf|numformat " +
  "num|numwidth pages|pagesize pau|pause recsep recsepchar rowlimit rowprefetch " +
  "securedcol serverout|serveroutput shift|shiftinout show|showmode sqlbl|sqlblanklines " +
  "sqlc|sqlcase sqlco|sqlcontinue sqln|sqlnumber sqlpluscompat|sqlpluscompatibility " +
  "sqlpre|sqlprefix sqlp|sqlprompt sqlt|sqlterminator statementc|statementcache suf|suffix tab " +
  "term|termout ti|time timi|timing trim|trimout trims|trimspool und|underline ver|verify wra|wrap " +
  "xmlopt|xmloptimizationcheck xquery";

const known: readonly (readonly [string, string])[] = settings.split(" ").map((entry) => {
  const [shortest = "", whole = shortest] = entry.split("|");
  return [shortest, whole];
});

/** Returns the full name of the SET variable that a word abbreviates; `null` for any other word. */
export function sqlPlusSettingOf(word: string): string | null {
  const lower = word.toLowerCase();
  const found = known.find(
    ([shortest, whole]) => lower.startsWith(shortest) && whole.startsWith(lower),
  );
  return found?.[1] ?? null;
}
