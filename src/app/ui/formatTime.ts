const timeFormat = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** A moment, in milliseconds since the epoch, as "1 May 2024, 10:20". */
export function formatTime(epochMs: number): string {
  return timeFormat.format(epochMs);
}
