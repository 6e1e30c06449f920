import type { LoggedMessage } from "../../state/store/messageLog.ts";
import type { MessageEntry, MessageEntryContent } from "./tabs/resultTab.ts";
import { describeSqlPlusNote } from "../wording/describeSqlPlusNote.ts";
import { describeEvent, isFailureEvent } from "../wording/describeEvent.ts";

const known = new WeakMap<LoggedMessage, MessageEntry>();

/** A line of the log for the results panel; cached, so the same object for the same line. */
export function toMessageEntry(logged: LoggedMessage): MessageEntry {
  const before = known.get(logged);
  if (before !== undefined) return before;
  const { id, atMs, port, runId, content } = logged;
  const entry: MessageEntry = { id, atMs, port, tabId: runId, content: toContent(content) };
  known.set(logged, entry);
  return entry;
}

function toContent(content: LoggedMessage["content"]): MessageEntryContent {
  if (content.kind === "note") {
    return { kind: "text", text: describeSqlPlusNote(content.note) };
  }
  if (content.kind !== "event") return content;
  const { event } = content;
  return { kind: "event", text: describeEvent(event), isFailure: isFailureEvent(event) };
}
