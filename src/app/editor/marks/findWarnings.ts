import { findKnownFaults } from "../../../sql/oracle/constructs/findKnownFaults.ts";
import { findMissingSlashes } from "../../../sql/oracle/findMissingSlashes.ts";
import type { ServerIdentity } from "../../../sql/serverIdentity.ts";
import { splitScript } from "../../../sql/session/scripts/splitScript.ts";
import { describeKnownFault } from "../../wording/describeKnownFault.ts";
import { translate } from "../../translation/translation.ts";
import type { ErrorMark } from "./findErrorMarks.ts";

/** Warnings about a text on this server, before it runs. */
export function findWarnings(text: string, server: ServerIdentity | null): readonly ErrorMark[] {
  const faults = findKnownFaults(text, server).map(({ fault, range }) => ({
    range,
    message: describeKnownFault(fault),
  }));
  return [...faults, ...findSlashes(text, server)];
}

function findSlashes(text: string, server: ServerIdentity | null): readonly ErrorMark[] {
  // Only IvorySQL's psql reads such routines on to the slash.
  if (server?.compatibleMode == null || !/create/i.test(text)) return [];
  const message = translate(
    "The workbench ends the routine here. IvorySQL’s psql would read on, to a line with nothing but /.",
  );
  return findMissingSlashes(splitScript(text, server)).map((range) => ({ range, message }));
}
