/** The types for columns of a file, the narrowest first. */
export const columnTypes = [
  "boolean",
  "integer",
  "bigint",
  "numeric",
  "date",
  "timestamp",
  "timestamptz",
  "uuid",
  "text",
] as const;

export type ColumnType = (typeof columnTypes)[number];

/** Whether the server accepts a text as a value of a type; true for types not known here. */
export function fitsType(value: string, type: string): boolean {
  return checks[type]?.(value) ?? true;
}

/** Returns the narrowest type that accepts all values; `text` if there are none. */
export function inferType(values: Iterable<string | null>): ColumnType {
  let candidates: readonly ColumnType[] = columnTypes;
  let isEmpty = true;
  for (const value of values) {
    if (value === null) continue;
    isEmpty = false;
    candidates = candidates.filter((type) => fitsType(value, type) && !losesText(value, type));
  }
  return isEmpty ? "text" : (candidates[0] ?? "text");
}

const integerPattern = /^[+-]?\d{1,19}$/;
const numericPattern = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;
const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timePattern = /^([01]\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?$/;
const zonePattern = /(?:Z|[+-]\d{2}(?::?\d{2})?)$/;
const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const booleans = new Set(["t", "f", "true", "false", "yes", "no", "on", "off"]);

const checks: Readonly<Record<string, (value: string) => boolean>> = {
  boolean: (value) => booleans.has(value.trim().toLowerCase()) || /^[01]$/.test(value.trim()),
  smallint: (value) => isInteger(value, 2n ** 15n),
  integer: (value) => isInteger(value, 2n ** 31n),
  bigint: (value) => isInteger(value, 2n ** 63n),
  numeric: (value) => numericPattern.test(value.trim()) || value.trim() === "NaN",
  "double precision": (value) => numericPattern.test(value.trim()) || /^NaN$/i.test(value.trim()),
  date: (value) => isDate(value.trim()),
  timestamp: (value) => isTimestamp(value.trim(), false),
  timestamptz: (value) => isTimestamp(value.trim(), true),
  uuid: (value) => uuidPattern.test(value.trim()),
};

function isInteger(value: string, limit: bigint): boolean {
  const text = value.trim();
  if (!integerPattern.test(text)) return false;
  const number = BigInt(text.replace("+", ""));
  return number >= -limit && number < limit;
}

function isDate(value: string): boolean {
  const [, year, month, day] = (datePattern.exec(value) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year);
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay;
}

function isTimestamp(value: string, hasZone: boolean): boolean {
  const date = value.slice(0, 10);
  if (value.length < 16 || !isDate(date) || !/[ T]/.test(value.charAt(10))) return false;
  const rest = value.slice(11);
  const time = rest.replace(zonePattern, "").trimEnd();
  return timePattern.test(time) && time.length < rest.length === hasZone;
}

/** Whether a type would change a value's text: a postcode's leading zero, a phone number's plus. */
function losesText(value: string, type: ColumnType): boolean {
  if (type === "boolean") return !/^(?:t|f|true|false)$/i.test(value);
  const isNumber = type === "integer" || type === "bigint" || type === "numeric";
  return isNumber && (/^[+-]?0\d/.test(value) || value.startsWith("+") || value !== value.trim());
}
