/** What ACCEPT takes for a number: digits with a sign, a decimal point and an exponent. */
export const numeralPattern = "\\s*[+\\-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+\\-]?\\d+)?\\s*";

const numeral = new RegExp(`^${numeralPattern}$`);

export function isNumeral(value: string): boolean {
  return numeral.test(value);
}
