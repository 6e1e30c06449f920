import type { KnownFault } from "../../sql/oracle/constructs/findKnownFaults.ts";
import { translate } from "../translation/translation.ts";

/** The effect of a known fault of the server. */
export function describeKnownFault(fault: KnownFault): string {
  return translate(sentences[fault]);
}

const sentences: Readonly<Record<KnownFault, string>> = {
  addMonths:
    "A fault of IvorySQL compiled for 32 bits: ADD_MONTHS gives wrong dates (4.4) or fails (5.4). 64-bit servers are right.",
  appendChildXml:
    "A fault of IvorySQL compiled for 32 bits: APPENDCHILDXML ends the server process, and with it the session.",
  withRowid:
    "A fault of IvorySQL 5.4 compiled for 32 bits: INSERT into a table WITH ROWID ends the server process, and with it the session.",
  keywordsInOracleMode:
    "A fault of IvorySQL: pg_get_keywords() fails in Oracle mode. On port 5432 it works.",
};
