export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length - 1 - middle];
  if (upper === undefined || lower === undefined) throw new Error("no values");
  return (upper + lower) / 2;
}

/** `1234 ms (1180 ... 1302)`: the median and the extremes, which show the noise. */
export function describeMs(values: readonly number[]): string {
  const low = Math.min(...values).toFixed(0);
  const high = Math.max(...values).toFixed(0);
  return `${median(values).toFixed(0)} ms (${low} ... ${high})`;
}
