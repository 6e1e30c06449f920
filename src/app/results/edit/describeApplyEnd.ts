import type { ApplyEnd, OpenEdit } from "../../../sql/edit/dataEdit.ts";
import type { Cell } from "../../../sql/model.ts";
import { translate } from "../../translation/translation.ts";
import { describeEditRefusal } from "./describeEditRefusal.ts";

/** Says how applying changes ended, in sentences. */
export function describeApplyEnd(
  ended: ApplyEnd,
  edit: Pick<OpenEdit, "target" | "rows">,
): readonly string[] {
  switch (ended.kind) {
    case "applied":
      return [
        ended.isCommitted
          ? translate("Applied and committed.")
          : translate("Applied in your open transaction. Commit it to keep the changes."),
      ];
    case "conflict":
      return describeConflict(ended, edit);
    case "failed":
      return [
        ended.row === null
          ? translate("The server refused the commit. Nothing was applied.")
          : translate("The server refused {{row}}. Nothing was applied.", {
              row: nameRow(ended.row),
            }),
        ended.message,
        ...(ended.detail === null ? [] : [ended.detail]),
      ];
    case "refused":
      return [describeEditRefusal(ended.reason)];
    case "unknown":
      return [
        translate(
          "The session was lost at the commit, so it is not known whether the changes were applied. Look at the rows.",
        ),
      ];
  }
}

function describeConflict(
  { row, current }: Extract<ApplyEnd, { readonly kind: "conflict" }>,
  { target, rows }: Pick<OpenEdit, "target" | "rows">,
): readonly string[] {
  const where = nameRow(row);
  if (current === null) {
    return [
      translate("Nothing was applied: {{row}} is gone or has another key now.", { row: where }),
    ];
  }
  const differences = target.columns.flatMap((column, index) => {
    const before = rows[row]?.[index] ?? null;
    const now = current[index] ?? null;
    if (column.kind !== "table" || before === now) return [];
    const values = { column: column.name, before: show(before), now: show(now) };
    return [translate("{{column}} was {{before}} and is now {{now}}", values)];
  });
  if (differences.length === 0) {
    return [
      translate("Nothing was applied: the server did not change {{row}}.", { row: where }),
      translate("Its values are as before. A trigger or a rule may have stopped the change."),
    ];
  }
  return [
    translate("Nothing was applied: {{row}} was changed meanwhile.", { row: where }),
    `${differences.join("; ")}.`,
  ];
}

function nameRow(row: number): string {
  return row < 0
    ? translate("new row {{number}}", { number: -row })
    : translate("row {{number}}", { number: row + 1 });
}

const shownLength = 60;

function show(cell: Cell): string {
  if (cell === null) return "NULL";
  return `“${cell.length > shownLength ? `${cell.slice(0, shownLength)}…` : cell}”`;
}
