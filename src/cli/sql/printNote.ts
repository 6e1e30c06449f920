import type { SqlPlusNote } from "../../sql/sqlplus/sqlPlusNote.ts";

/** The result of a SQL*Plus line in one line. */
export function printNote(note: SqlPlusNote): string {
  switch (note.kind) {
    case "ignored":
      return `-- no effect here: ${note.names.join(", ")}`;
    case "serverOutput":
      return `-- DBMS_OUTPUT is ${note.isOn ? "printed" : "not printed"}`;
    case "autocommit":
      return `-- autocommit is ${note.isOn ? "on" : "off"}`;
    case "substitution":
      return note.character === null
        ? "-- & variables are left as they stand"
        : `-- variables begin with ${note.character}`;
    case "onError":
      return `-- the script ${note.stops ? "ends" : "goes on"} at an error`;
    case "defined":
      return `-- ${note.name} = ${note.value}`;
    case "unchecked":
      return `-- the value is not compared with the format ${note.format}`;
    case "undefined":
      return `-- without a value: ${note.names.join(", ")}`;
    case "noVariables":
      return "-- no variables";
    case "declared":
      return `-- variable ${note.name} ${note.type}`;
    case "file":
      return `-- ${note.name}`;
    case "noErrors":
      return "-- no errors";
    case "notCompiled":
      return "-- the last unit was not sent";
    case "otherEncoding":
      return `-- the statement set client_encoding to ${note.encoding}: other characters than ASCII in its output may be wrong or missing`;
    case "scriptEnd":
      return "-- the script ends here; an open transaction stays open";
    case "slash":
      return "-- / runs nothing: SQL*Plus would run the statement before it again";
  }
}
