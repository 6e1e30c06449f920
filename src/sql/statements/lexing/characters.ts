/** Character classes of psql's lexer; everything beyond ASCII may be part of a name. */

const blank = 1;
const nameStart = 2;
const digit = 4;
const operator = 8;

const classes = new Uint8Array(128);
mark(" \t\n\r\f", blank);
mark("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", nameStart);
mark("0123456789", digit);
mark("~!@#^&|`?+-*/%<>=", operator);

function mark(characters: string, characterClass: number): void {
  for (const character of characters) classes[character.charCodeAt(0)] = characterClass;
}

function classOf(code: number): number {
  return code < 128 ? (classes[code] ?? 0) : nameStart;
}

// NaN, the code past the end of a text, is in no class: the checks rely on `NaN < 128` being false.

export function isBlank(code: number): boolean {
  return code < 128 && classes[code] === blank;
}

export function isNameStart(code: number): boolean {
  return code >= 128 || (code < 128 && classes[code] === nameStart);
}

export function isDigit(code: number): boolean {
  return code < 128 && classes[code] === digit;
}

export function isOperator(code: number): boolean {
  return code < 128 && classes[code] === operator;
}

/** Letters, digits and underscore: characters of psql variables and dollar quote tags. */
export function isTagPart(code: number): boolean {
  return code >= 128 || (code < 128 && (classOf(code) & (nameStart | digit)) !== 0);
}

/** Characters that may follow the first letter of a name, including the dollar sign. */
export function isNamePart(code: number): boolean {
  return code === 0x24 || isTagPart(code);
}
