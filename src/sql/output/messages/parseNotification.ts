import type { Notification } from "../../model.ts";

/** Whether a line begins psql's report of a NOTIFY; its payload may have several lines. */
export function beginsNotification(line: string): boolean {
  return line.startsWith('Asynchronous notification "');
}

/** Whether a line ends such a report. */
export function endsNotification(line: string): boolean {
  return /" received from server process with PID \d+\.$/.test(line);
}

/** @see psql, `PrintNotifications` in `src/bin/psql/common.c` */
export function parseNotification(text: string): Notification | null {
  const match =
    /^Asynchronous notification "([^]*?)"(?: with payload "([^]*)")? received from server process with PID (\d+)\.$/.exec(
      text,
    );
  if (match === null) return null;
  const [, channel = "", payload = "", processId = ""] = match;
  return { channel, payload, processId: Number(processId) };
}
