/** A part of a histogram: its lower bound belongs to it, and of the last one also the upper. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

const mostBins = 40;

/** Counts finite values in at most 40 parts of equal width, whose bounds are round numbers. */
export function histogramBins(values: readonly number[]): readonly Bin[] {
  if (values.length === 0) return [];
  let smallest = Infinity;
  let largest = -Infinity;
  for (const value of values) {
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  if (smallest === largest) return [{ from: smallest, to: largest, count: values.length }];
  const wanted = Math.min(mostBins, Math.max(5, Math.ceil(Math.sqrt(values.length))));
  const bounds = roundBounds(smallest, largest, wanted);
  const counts = new Array<number>(bounds.length - 1).fill(0);
  for (const value of values) {
    const index = findBin(bounds, value);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts.map((count, index) => ({
    from: bounds[index] ?? 0,
    to: bounds[index + 1] ?? 0,
    count,
  }));
}

/** Bounds at multiples of 1, 2 or 5 times a power of ten, each the double nearest to its decimal. */
function roundBounds(smallest: number, largest: number, wanted: number): readonly number[] {
  // Halved first, as the range itself may be beyond a double.
  const rough = (largest / 2 - smallest / 2) / (wanted / 2);
  const exponent = Math.floor(Math.log10(rough));
  const [factor, power] = niceStep(rough / 10 ** exponent, exponent);
  const step = Number(`${factor}e${power}`);
  const first = Math.floor(smallest / step);
  const bounds: number[] = [];
  for (let index = first; bounds.length <= 2 * mostBins; index++) {
    const bound = Number(`${index * factor}e${power}`);
    bounds.push(bound);
    if (bound > largest) break;
  }
  // Numbers so close that steps vanish in their digits, or at the end of the range of doubles.
  const isUsable =
    bounds.every(
      (bound, index) => Number.isFinite(bound) && bound > (bounds[index - 1] ?? -Infinity),
    ) &&
    (bounds[0] ?? Infinity) <= smallest &&
    (bounds.at(-1) ?? -Infinity) > largest;
  return isUsable ? bounds : [smallest, largest];
}

function niceStep(leading: number, exponent: number): readonly [factor: number, power: number] {
  if (leading <= 1) return [1, exponent];
  if (leading <= 2) return [2, exponent];
  if (leading <= 5) return [5, exponent];
  return [1, exponent + 1];
}

/** By comparison with the bounds: a division could put a value at a bound into the wrong part. */
function findBin(bounds: readonly number[], value: number): number {
  let low = 0;
  let high = bounds.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (value >= (bounds[middle] ?? Infinity)) low = middle;
    else high = middle - 1;
  }
  return low;
}
