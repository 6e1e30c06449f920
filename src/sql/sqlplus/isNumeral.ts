/** A number for ACCEPT: digits with an optional sign, decimal point and exponent. */
export const numeralPattern = "\\s*[+\\-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+\\-]?\\d+)?\\s*";

const numeral = new RegExp(`^${numeralPattern}$`);

export function isNumeral(value: string): boolean {
  return numeral.test(value);
}
