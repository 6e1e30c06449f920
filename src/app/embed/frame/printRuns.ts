import type { OutputBlock, ServerMessage } from "../../../sql/model.ts";
import type { StatementRun } from "../../../state/store/statementRun.ts";
import { writeAlignedText } from "../../results/text/writeAlignedText.ts";
import { writeNotification } from "../../results/text/writeNotification.ts";

/** The output of statements in lines, as psql prints it by default, without the place of errors. */
export function printRuns(runs: readonly StatementRun[]): readonly string[] {
  return runs.flatMap(({ blocks, status }) => {
    const error =
      status.kind === "ended" && status.outcome.kind === "failed" ? status.outcome.error : null;
    const isPrinted = blocks.some(
      (block) => block.kind === "message" && block.message.raw === error?.raw,
    );
    const missing = error === null || isPrinted ? [] : printMessage(error);
    return [...blocks.flatMap(printBlock), ...missing];
  });
}

function printBlock(block: OutputBlock): readonly string[] {
  switch (block.kind) {
    case "table": {
      const { table } = block;
      // By default psql prints nothing for NULL.
      const rows = table.rows.map((row) => row.map((cell) => cell ?? ""));
      const footerRowCount = table.footerRowCount === null ? null : rows.length;
      return writeAlignedText({ ...table, rows, footerRowCount });
    }
    case "tag":
      return [block.tag];
    case "message":
      return printMessage(block.message);
    case "notification":
      return [writeNotification(block.notification)];
    case "text":
      return block.text.split("\n");
    case "note":
      return [];
  }
}

function printMessage({ severity, message, detail, hint }: ServerMessage): readonly string[] {
  return [
    `${severity}:  ${message}`,
    ...(detail === null ? [] : [`DETAIL:  ${detail}`]),
    ...(hint === null ? [] : [`HINT:  ${hint}`]),
  ]
    .join("\n")
    .split("\n");
}
