import { expect, it } from "vitest";
import { createMessage } from "../../../sql/output/messages/createMessage.ts";
import type { Severity } from "../../../sql/model.ts";
import { filterMessages } from "./messageFilter.ts";
import type { MessageEntry, MessageEntryContent } from "../tabs/resultTab.ts";

function entry(id: string, content: MessageEntryContent): MessageEntry {
  return { id, atMs: 0, port: null, tabId: null, content };
}

function said(severity: Severity): MessageEntry {
  const message = createMessage({ severity, message: "" });
  return entry(severity, { kind: "message", message });
}

const entries = [
  entry("tag", { kind: "tag", tag: "SELECT 1" }),
  entry("text", { kind: "text", text: "hello" }),
  said("DEBUG"),
  said("NOTICE"),
  said("WARNING"),
  said("ERROR"),
  entry("saved", { kind: "event", text: "saved", isFailure: false }),
  entry("lost", { kind: "event", text: "lost", isFailure: true }),
];

it.each([
  ["all", ["tag", "text", "DEBUG", "NOTICE", "WARNING", "ERROR", "saved", "lost"]],
  ["notices", ["NOTICE", "WARNING", "ERROR", "saved", "lost"]],
  ["warnings", ["WARNING", "ERROR", "lost"]],
  ["errors", ["ERROR", "lost"]],
] as const)("lists at level %s: %j", (level, expected) => {
  expect(filterMessages(entries, level).map(({ id }) => id)).toEqual(expected);
});
