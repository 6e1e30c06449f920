import type { Notification } from "../../../sql/model.ts";

/** Writes a notification as psql prints it. */
export function writeNotification({ channel, payload, processId }: Notification): string {
  const said = payload === "" ? "" : ` with payload "${payload}"`;
  return `Asynchronous notification "${channel}"${said} received from server process with PID ${processId}.`;
}
