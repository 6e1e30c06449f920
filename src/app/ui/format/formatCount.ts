import { translate } from "../../translation/translation.ts";

const grouped = new Intl.NumberFormat("en-US");

/** A count with its noun: "1 row", "10,000 rows". */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  const number = grouped.format(count);
  return translate(`{{number}} ${count === 1 ? singular : plural}`, { number });
}

/** A bare number with thousands separated: "10,000". */
export function formatNumber(value: number): string {
  return grouped.format(value);
}
