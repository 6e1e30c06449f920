import type { SqlPlusCommand, SqlPlusSetting } from "./sqlPlusCommand.ts";
import { sqlPlusSettingOf } from "./sqlPlusSettingOf.ts";

/**
 * Reads the argument of SQL*Plus's SET, which takes many variables on one line; `null` for the
 * server's SET: another name, or a name followed by `=` or TO, which SQL*Plus never has.
 */
export function readSet(argument: string): SqlPlusCommand | null {
  const first = /^[a-z]+/i.exec(argument)?.[0] ?? "";
  const rest = argument.slice(first.length);
  if (sqlPlusSettingOf(first) === null || /^\s*(?:=|to\b)/i.test(rest)) return null;
  // SET TIME ZONE is SQL.
  if (!/^(?:\s|$)/.test(rest) || /^\s*zone\b/i.test(rest)) return null;
  return { kind: "set", settings: readSettings(splitValues(argument)) };
}

function readSettings(words: readonly string[]): readonly SqlPlusSetting[] {
  const settings: SqlPlusSetting[] = [];
  for (let index = 0; index < words.length;) {
    const name = sqlPlusSettingOf(words[index] ?? "");
    const value = words[index + 1] ?? "";
    // A word that is no variable belongs to the previous one: SERVEROUTPUT ON SIZE 1000.
    if (name !== null) settings.push(readSetting(name, value));
    index += name === null ? 1 : 2;
  }
  return settings;
}

function readSetting(name: string, value: string): SqlPlusSetting {
  const isOff = /^off$/i.test(value);
  switch (name) {
    case "serveroutput":
      return { kind: "serverOutput", isOn: !isOff };
    case "autocommit":
      return { kind: "autocommit", isOn: !isOff };
    case "define":
      return { kind: "define", character: isOff ? null : characterOf(value) };
    default:
      return { kind: "ignored", name: `SET ${name.toUpperCase()}` };
  }
}

/** ON means the default character of SQL*Plus. */
function characterOf(value: string): string {
  return value === "" || /^on$/i.test(value) ? "&" : value.charAt(0);
}

function splitValues(text: string): readonly string[] {
  return Array.from(text.matchAll(/'[^']*'|"[^"]*"|\S+/g), ([word]) =>
    /^(['"]).*\1$/.test(word) && word.length > 1 ? word.slice(1, -1) : word,
  );
}
