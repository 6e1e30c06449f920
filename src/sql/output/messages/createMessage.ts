import type { ServerMessage } from "../../model.ts";

/** A message of the server of which no more is known than these fields. */
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
