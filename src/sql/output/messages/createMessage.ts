import type { ServerMessage } from "../../model.ts";

/** Returns a server message with these fields; the others are unknown. */
export function createMessage(
  fields: Pick<ServerMessage, "severity" | "message"> & Partial<ServerMessage>,
): ServerMessage {
  return {
    sqlState: null,
    detail: null,
    hint: null,
    context: null,
    internalQuery: null,
    position: null,
    internalPosition: null,
    raw: fields.message,
    ...fields,
  };
}
