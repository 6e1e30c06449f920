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
  readonly #aggregation: Exclude<Aggregation, "none">;
  #count = 0;
  #sum: Decimal = { digits: 0n, scale: 0 };
  /** The smallest or the largest value. */
  #extreme: ExactNumber | null = null;

  constructor(aggregation: Exclude<Aggregation, "none">) {
    this.#aggregation = aggregation;
  }

  /** Number of rows that were added. */
  get rowCount(): number {
    return this.#count;
  }

  /** A row counts also without a value. */
  addRow(): void {
    this.#count += 1;
  }

  addValue(value: ExactNumber): void {
    this.#count += 1;
    if (this.#isExtreme()) this.#extend(value);
    else this.#sum = addDecimals(this.#sum, toDecimal(value.text));
  }

  merge(other: ValueCollector): void {
    this.#count += other.#count;
    this.#sum = addDecimals(this.#sum, other.#sum);
    if (other.#extreme !== null) this.#extend(other.#extreme);
  }

  /** The text of the aggregated value; `null` without values. */
  finish(): string | null {
    if (this.#aggregation === "count") return String(this.#count);
    if (this.#count === 0) return null;
    if (this.#isExtreme()) return this.#extreme?.text ?? null;
    return writeDecimal(
      this.#aggregation === "sum" ? this.#sum : divideDecimal(this.#sum, this.#count),
    );
  }

  #isExtreme(): boolean {
    return this.#aggregation === "min" || this.#aggregation === "max";
  }

  #extend(value: ExactNumber): void {
    const sign = this.#aggregation === "min" ? -1 : 1;
    if (this.#extreme === null || compareExactly(value, this.#extreme) * sign > 0) {
      this.#extreme = value;
    }
  }
}

/** Doubles decide unless they are equal: rounding keeps the order. */
function compareExactly(left: ExactNumber, right: ExactNumber): number {
  return left.value === right.value
    ? compareDecimals(toDecimal(left.text), toDecimal(right.text))
    : left.value - right.value;
}
