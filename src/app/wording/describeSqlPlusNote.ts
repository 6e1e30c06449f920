import type { SqlPlusNote } from "../../sql/sqlplus/sqlPlusNote.ts";
import { translate } from "../translation/translation.ts";

/** The result of a SQL*Plus line in a sentence. */
export function describeSqlPlusNote(note: SqlPlusNote): string {
  switch (note.kind) {
    case "ignored":
      return translate("No effect here: {{names}}", { names: note.names.join(", ") });
    case "serverOutput":
      return note.isOn
        ? translate("Lines of DBMS_OUTPUT are shown.")
        : translate("Lines of DBMS_OUTPUT are not shown.");
    case "autocommit":
      return note.isOn
        ? translate("Each statement is committed.")
        : translate("Statements are not committed until COMMIT.");
    case "substitution":
      return note.character === null
        ? translate("Substitution is off: & stays as it is.")
        : translate("Variables begin with {{character}}", { character: note.character });
    case "onError":
      return note.stops
        ? translate("An error ends this script.")
        : translate("This script goes on after an error.");
    case "defined":
      return `${note.name} = ${note.value}`;
    case "unchecked":
      return translate("The value is not compared with the format {{format}}.", {
        format: note.format,
      });
    case "undefined":
      return translate("No value: {{names}}", { names: note.names.join(", ") });
    case "noVariables":
      return translate("No variable has a value.");
    case "declared":
      return translate("Variable {{name}}: {{type}}", { name: note.name, type: note.type });
    case "file":
      return translate("The statements of {{name}} follow.", { name: note.name });
    case "noErrors":
      return translate("The last unit was compiled without errors.");
    case "notCompiled":
      return translate("The last unit was not sent, so there is nothing to show.");
    case "otherEncoding":
      return translate(
        "The statement set client_encoding to {{encoding}}: characters other than ASCII in its output may be wrong or missing. Set the encoding in a statement of its own.",
        { encoding: note.encoding },
      );
    case "scriptEnd":
      return translate("The script ends here. An open transaction stays open.");
    case "slash":
      return translate("/ runs nothing here: SQL*Plus would run the statement before it again.");
  }
}
