import type { EditRefusal } from "../../../sql/edit/editTarget.ts";
import { translate } from "../../translation/translation.ts";

/** Says why a result cannot be edited. */
export function describeEditRefusal(reason: EditRefusal): string {
  if (reason.kind === "keyMissing") {
    return translate(
      "Not editable: the key of the table is not in the result. Add {{columns}} to the query.",
      { columns: reason.columns.join(", ") },
    );
  }
  if (reason.kind === "server") {
    return translate("Not editable. The server says: {{message}}", { message: reason.message });
  }
  return translate(sentences[reason.kind]);
}

const sentences: Readonly<Record<Exclude<EditRefusal["kind"], "keyMissing" | "server">, string>> = {
  several: "Not editable: the rows do not come from exactly one table.",
  grouped:
    "Not editable: a row of this result is not one row of a table (it is grouped, distinct, combined or computed).",
  unread: "Not editable: the server did not tell which table the rows come from.",
  notQuery: "Not editable: this is not the result of a query.",
  noTable:
    "Not editable: the rows come from a view without the key of one table, or from a foreign table.",
  system: "Not editable: this is a table of the server itself.",
  noKey: "Not editable: the table has neither a primary key nor a unique key without NULL.",
  privilege: "Not editable: you have no privilege to change this table.",
  busy: "The session is running something. Try again when it has ended.",
  failedTransaction: "The open transaction has failed: roll it back first.",
  readOnly: "Not editable: the transaction is read-only.",
  encoding: "Not editable: the result contains bytes that are not valid text.",
  lost: "The session did not answer. Run the statement again.",
  stopped: "The statements were stopped. Nothing was applied.",
};
