const units = ["bytes", "KB", "MB", "GB"] as const;

/** Bytes for people, in thousands as disks and browsers count: "1.4 MB". */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let index = 0;
  while (value >= 999.5 && index < units.length - 1) {
    value /= 1000;
    index++;
  }
  const unit = bytes === 1 ? "byte" : (units[index] ?? "GB");
  return `${value.toFixed(index > 0 && value < 9.95 ? 1 : 0)} ${unit}`;
}
