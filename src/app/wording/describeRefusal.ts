import type { Refusal, SessionLoss } from "../../sql/session/contract/sqlSession.ts";

import { translate } from "../translation/translation.ts";

const tornAdvice = {
  trigger:
    "Write the body as a function that returns trigger, and CREATE TRIGGER … EXECUTE FUNCTION with its name.",
  typeBody: "There are no object types with methods here: use a composite type and functions.",
  package: "There are no packages here: use a schema with functions in it.",
  function:
    "Write FUNCTION f(…) RETURNS type LANGUAGE plpgsql AS $$ … $$, with DECLARE before the declarations.",
  procedure:
    "Write PROCEDURE p(…) LANGUAGE plpgsql AS $$ … $$, with DECLARE before the declarations.",
  block: "Write DO $$ … $$ around the block.",
  withFunction: "There are no functions inside of a query here: create the function, then use it.",
  quote:
    "This server knows no strings like q'[…]': write plain quotes, with each quote inside doubled, or $$…$$.",
  end: "END alone is the rest of a block, and would end the transaction: write COMMIT if that is meant.",
} as const;

const sqlPlusReasons = {
  connection: "{{command}} does not work here: a tab has the one session of its port.",
  hostProgram: "{{command}} does not work here: there is no host to run programs on.",
  editing: "{{command}} does not work here: edit the text in the editor.",
  server: "{{command}} does not work here: the server is started and stopped with the machine.",
  valueFromQuery:
    "{{command}} does not work here: the values of variables are known before the script runs. Use DEFINE, or give the value when it is asked for.",
  incomplete: "{{command}} is not complete.",
  hostAssignment:
    "A statement cannot give {{command}} a value here, as only the workbench knows it. EXEC {{command}} := expression does.",
  continuation: "{{command}} does not go on in the next line here: write it in one line.",
} as const;

export function describeRefusal(refusal: Refusal): string {
  switch (refusal.kind) {
    case "unterminated":
      return `Not sent: the statement ends inside ${unterminatedNames[refusal.what] ?? refusal.what}.`;
    case "notSupported":
      return `Not sent: ${refusal.command} does not work here.${reasonFor(refusal.command)}`;
    case "nulCharacter":
      return "Not sent: the statement contains the character U+0000, which SQL text cannot hold.";
    case "torn":
      return `${translate("Not sent, as psql would cut it at its inner semicolons.")} ${translate(tornAdvice[refusal.what])}`;
    case "sqlPlus":
      return translate(sqlPlusReasons[refusal.reason], { command: refusal.command });
    case "noScriptFile":
      return translate("Not run: no open tab has the name {{name}}. Open the file first.", {
        name: refusal.name,
      });
    case "noSuchVariable":
      return translate("The variable {{name}} has no value.", { name: refusal.name });
    case "notANumber":
      return translate("The variable {{name}} takes a number, not {{value}}.", {
        name: refusal.name,
        value: refusal.value,
      });
    case "noSuchObject":
      return translate("No table, view, routine or package has the name {{name}}.", {
        name: refusal.name,
      });
    case "splitByValue":
      return translate(
        "Not sent: with the values of its & variables this is not one statement any more.",
      );
    case "stringSetting":
      return translate(
        "Not sent: standard_conforming_strings is {{setting}} now, and the text was cut for the other setting. Run it again from here.",
        { setting: refusal.plainEscapes ? "off" : "on" },
      );
    case "unseenCopy":
      return translate(
        "COPY … FROM STDIN out of a psql variable or \\gexec does not work here: its data lines cannot be told from SQL. Write the COPY itself.",
      );
    case "clientWord":
      return translate(
        "Not sent: IvorySQL's psql takes {{word}} at the beginning of line {{line}} of the statement for a command of its own. Put it behind the text of the line before.",
        { word: refusal.word, line: refusal.line },
      );
    case "outputSettings":
      return translate(
        "Not sent: a variable, an \\if or a file has changed psql's output settings, so the ones for this file are not known. Start the session again with \\q, or use \\copy or an export.",
      );
    case "leftOpen":
      return "psql reads this statement differently and still waits for its end. It was given up.";
  }
}

/** Why a command does not work and what to use instead; empty if the name says enough. */
function reasonFor(command: string): string {
  switch (command) {
    case "\\o":
    case "\\out":
      return " Results go to this page. Write \\g FILE behind a query, or use \\copy or an export.";
    case "\\s":
      return " psql keeps no history of what runs here. Open the history instead.";
    case "\\restrict":
    case "\\unrestrict":
      return " It must be on a line of its own, outside of \\if, with a key that has no variable.";
    default:
      return "";
  }
}

export function describeLoss(loss: SessionLoss): string {
  switch (loss.kind) {
    case "psqlEnded":
      return `The session ended (psql's exit status ${loss.exitStatus}). A new one is started.`;
    case "restricted":
      return "The file left psql in restricted mode (\\restrict without \\unrestrict). A new session is started.";
    case "connectionLost":
      return "The server closed the connection. Its transaction is rolled back.";
    case "noAnswer":
      return `The session did not answer for ${Math.round(loss.afterMs / 1000)} seconds.`;
    case "machineReplaced":
      return "The machine was replaced while this ran.";
  }
}

const unterminatedNames: Readonly<Record<string, string>> = {
  string: "a string (a closing ' is missing)",
  quotedIdentifier: 'a quoted name (a closing " is missing)',
  dollarQuote: "a dollar-quoted text",
  comment: "a comment (a closing */ is missing)",
  parenthesis: "parentheses (a closing ) is missing)",
  alternativeQuote: "a q'…' string",
  atomicBody: "a BEGIN ATOMIC body",
  copyData: "the data of COPY (a line with \\. is missing)",
  block: "a block (a line with / is missing)",
  conditional: "an \\if without its \\endif",
};
