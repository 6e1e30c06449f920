import { formatCount } from "./formatCount.ts";

const units = ["KB", "MB", "GB"] as const;

/** A readable size in decimal units, as disks and browsers use them: "1.4 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 999.5) return formatCount(Math.round(bytes), "byte");
  let value = bytes / 1000;
  let index = 0;
  while (value >= 999.5 && index < units.length - 1) {
    value /= 1000;
    index++;
  }
  return `${value.toFixed(value < 9.95 ? 1 : 0)} ${units[index] ?? "GB"}`;
}
