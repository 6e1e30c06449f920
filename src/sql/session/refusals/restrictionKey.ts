import type { Statement } from "../../statements/statement.ts";

/**
 * The key of `\restrict KEY` as psql reads it: its first argument, in which single quotes may
 * contain blanks and backslash escapes. Null if psql would expand something in it, or a quote is
 * not closed.
 *
 * @returns the empty text if there is no key
 * @see psql, command.c, `exec_command_restrict` (OT_NORMAL, trailing semicolons dropped)
 */
export function restrictKey(text: string): string | null {
  const rest = text.replace(/^\\\S+\s*/, "");
  let key = "";
  /** End of the last quoted part; trailing semicolons after it are no part of the key. */
  let quotedEnd = 0;
  for (let offset = 0; offset < rest.length && !/[\s\\]/.test(rest.charAt(offset));) {
    const part = argumentPart.exec(rest.slice(offset))?.[0] ?? "";
    if (part === "") return null;
    if (part.startsWith("'")) {
      key += part.slice(1, -1).replaceAll(/''|\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|[^])/g, unescape);
      quotedEnd = key.length;
    } else {
      key += part;
      if (part.startsWith('"')) quotedEnd = key.length;
    }
    offset += part.length;
  }
  return key.slice(0, quotedEnd) + key.slice(quotedEnd).replace(/;+$/, "");
}

const argumentPart = /^(?:'(?:''|\\[^]|[^'\\])*'|"[^"]*"|[^'"`:\s\\]+)/;

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", b: "\b", r: "\r", f: "\f" };

function unescape(written: string): string {
  if (written === "''") return "'";
  const code = written.slice(1);
  if (/^[0-7]/.test(code)) return String.fromCharCode(parseInt(code, 8));
  if (/^x[0-9a-f]/i.test(code)) return String.fromCharCode(parseInt(code.slice(1), 16));
  return escapes[code] ?? code;
}

/**
 * The key of `\unrestrict KEY` as psql reads it: the rest of the line without blanks around it and
 * trailing semicolons. Null if there is none.
 *
 * @see psql 15.20, command.c, `exec_command_unrestrict` (OT_WHOLE_LINE)
 */
export function unrestrictKey(text: string): string | null {
  const rest = text.replace(/^\\\S+\s*/, "").trimEnd();
  return rest === "" ? null : rest.replace(/[;\s]+$/, "");
}

/** The key of restricted mode after a statement; null outside of the mode. */
export function followRestriction(key: string | null, { kind, text }: Statement): string | null {
  if (kind.kind !== "metaCommand") return key;
  if (kind.name === "restrict" && key === null) {
    const chosen = restrictKey(text);
    return chosen === "" ? null : chosen;
  }
  return kind.name === "unrestrict" && unrestrictKey(text) === key ? null : key;
}
