import type { Severity } from "../../../sql/model.ts";
import type { MessageEntry } from "../tabs/resultTab.ts";

/** The lowest severity that is listed. */
export type MessageLevel = "all" | "notices" | "warnings" | "errors";

export const messageLevels: readonly (readonly [MessageLevel, string])[] = [
  ["all", "All messages"],
  ["notices", "Notices and louder"],
  ["warnings", "Warnings and errors"],
  ["errors", "Errors only"],
];

const ranks: Readonly<Record<Severity, number>> = {
  DEBUG: 0,
  LOG: 0,
  INFO: 1,
  NOTICE: 1,
  WARNING: 2,
  ERROR: 3,
  FATAL: 3,
  PANIC: 3,
};

const leastRanks: Readonly<Record<MessageLevel, number>> = {
  all: 0,
  notices: 1,
  warnings: 2,
  errors: 3,
};

export function filterMessages(
  entries: readonly MessageEntry[],
  level: MessageLevel,
): readonly MessageEntry[] {
  if (level === "all") return entries;
  return entries.filter(({ content }) => rankOf(content) >= leastRanks[level]);
}

/** The severity: tags and printed text are below any message; a failure equals an error. */
function rankOf(content: MessageEntry["content"]): number {
  switch (content.kind) {
    case "message":
      return ranks[content.message.severity];
    case "notification":
      return 1;
    case "event":
      return content.isFailure ? 3 : 1;
    case "tag":
    case "text":
      return 0;
  }
}
