import { findSwallowedText } from "../../sql/oracle/findSwallowedText.ts";
import type { ServerIdentity } from "../../sql/session/serverIdentity.ts";
import { splitScript } from "../../sql/splitScript.ts";
import { translate } from "../translation/translation.ts";
import type { ErrorMark } from "./errorMarks.ts";

/** What is likely to go wrong when a text runs on this server. */
export function findWarnings(text: string, server: ServerIdentity | null): readonly ErrorMark[] {
  // Only what is read in Oracle's way has such traps, and only with such a routine in it.
  if (server?.compatibleMode == null || !text.includes("$")) return [];
  const message = translate(
    "The routine above goes on here: in Oracle mode only a line with nothing but / ends it.",
  );
  return splitScript(text, server).flatMap((statement) => {
    const range = findSwallowedText(statement);
    return range === null ? [] : [{ range, message }];
  });
}
