import type { ResultTab } from "../tabs/resultTab.ts";
import { writeAlignedText } from "../text/writeAlignedText.ts";

/** Where a statement was run. */
export interface BugReportPlace {
  /** "1521 Oracle". */
  readonly port: string;
  /** "PostgreSQL 15.18 + orafce 4.1.1". */
  readonly engine: string;
  /** `version()`; `null` if the session's server is not known. */
  readonly server: string | null;
}

/** The largest number of rows in a report. */
const shownRows = 20;

/** A statement and its result as Markdown for an issue tracker, always in English. */
export function writeBugReport({ sql, blocks, status }: ResultTab, place: BugReportPlace): string {
  const output = blocks.flatMap((block) => {
    switch (block.kind) {
      case "table": {
        const { table } = block;
        const rows = table.rows.slice(0, shownRows);
        const cut = table.rows.length > rows.length ? [`… ${table.rows.length} rows in all`] : [];
        return [...writeAlignedText({ ...table, rows }), ...cut];
      }
      case "message":
        return [block.message.raw.trimEnd()];
      case "tag":
        return [block.tag];
      case "text":
        return [block.text.trimEnd()];
      case "notification":
        return [`NOTIFY ${block.notification.channel} ${block.notification.payload}`.trimEnd()];
    }
  });
  const end = status.kind === "ended" ? status.outcome.kind : status.kind;
  return [
    ...writePlace(place),
    "**Statement**",
    "",
    fence(sql.trim(), "sql"),
    "",
    `**What happened** (${end})`,
    "",
    fence(output.join("\n"), "text"),
    "",
    "**What was expected**",
    "",
    "",
  ].join("\n");
}

/** The lines of a report that name engine, server and port. */
export function writePlace({ engine, server, port }: BugReportPlace): readonly string[] {
  return [
    "**Where**",
    "",
    `- Engine: ${engine}`,
    `- Server: ${server ?? "not known"}`,
    `- Port: ${port}`,
    "",
  ];
}

/** A Markdown code block with a fence longer than any in the text. */
export function fence(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const marks = "`".repeat(longest + 1);
  return `${marks}${language}\n${text}\n${marks}`;
}
