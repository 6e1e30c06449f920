import type { Aggregation } from "../chartSpec.ts";
import {
  addDecimals,
  compareDecimals,
  type Decimal,
  divideDecimal,
  type ExactNumber,
  toDecimal,
  writeDecimal,
} from "./exactNumber.ts";

/** Collects the values of one place of a chart; sums and averages are exact. */
export class ValueCollector {
  #count = 0;
  #sum: Decimal = { digits: 0n, scale: 0 };
  #smallest: Decimal | null = null;
  #largest: Decimal | null = null;

  /** Number of rows that were added. */
  get rowCount(): number {
    return this.#count;
  }

  /** A row counts also without a value. */
  addRow(): void {
    this.#count += 1;
  }

  addValue({ text }: ExactNumber): void {
    const value = toDecimal(text);
    this.#count += 1;
    this.#sum = addDecimals(this.#sum, value);
    this.#widen(value);
  }

  merge(other: ValueCollector): void {
    this.#count += other.#count;
    this.#sum = addDecimals(this.#sum, other.#sum);
    if (other.#smallest !== null) this.#widen(other.#smallest);
    if (other.#largest !== null) this.#widen(other.#largest);
  }

  /** The text of the aggregated value; `null` without values. */
  finish(aggregation: Exclude<Aggregation, "none">): string | null {
    if (aggregation === "count") return String(this.#count);
    if (this.#smallest === null || this.#largest === null) return null;
    switch (aggregation) {
      case "sum":
        return writeDecimal(this.#sum);
      case "average":
        return writeDecimal(divideDecimal(this.#sum, this.#count));
      case "min":
        return writeDecimal(this.#smallest);
      case "max":
        return writeDecimal(this.#largest);
    }
  }

  #widen(value: Decimal): void {
    if (this.#smallest === null || compareDecimals(value, this.#smallest) < 0)
      this.#smallest = value;
    if (this.#largest === null || compareDecimals(value, this.#largest) > 0) this.#largest = value;
  }
}
