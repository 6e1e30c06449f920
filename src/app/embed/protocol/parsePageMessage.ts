import { FieldReader } from "../../../base/fieldReader.ts";
import { readBoolean } from "../../../base/readBoolean.ts";
import type { ConnectMessage, PageMessage } from "./embedMessages.ts";
import { protocolVersion } from "./protocolVersion.ts";

/** In UTF-16 units. */
const longestText = 1_000_000;
const mostSetups = 20;

/** Reads the message with which a page connects; `null` for any other value. */
export function parseConnectMessage(value: unknown): ConnectMessage | null {
  const reader = new FieldReader();
  const fields = reader.object(value, "");
  const message = {
    protocol: reader.oneOf(fields["protocol"], "protocol", ["ivorysql-embed"]),
    version: reader.integer(fields["version"], "version", 1, Number.MAX_SAFE_INTEGER),
  };
  return reader.problem === null ? message : null;
}

/** Reads a message of the embedding page; `null` if it is not one of this version. */
export function parsePageMessage(value: unknown): PageMessage | null {
  const reader = new FieldReader();
  const fields = reader.object(value, "");
  if (fields["version"] !== protocolVersion) return null;
  const kind = reader.oneOf(fields["kind"], "kind", ["start", "run", "cancel", "fetch", "retry"]);
  const message = readFields(reader, fields, kind);
  return reader.problem === null ? message : null;
}

function readFields(
  reader: FieldReader,
  fields: Readonly<Record<string, unknown>>,
  kind: PageMessage["kind"],
): PageMessage {
  const id = (): string => reader.text(fields["blockId"], "blockId", /^[\w-]{1,40}$/);
  const language = (): "en" | "zh" => reader.oneOf(fields["language"], "language", ["en", "zh"]);
  const text = (value: unknown, path: string): string => {
    const found = reader.text(value, path);
    if (found.length > longestText) reader.reject(path, "is too long");
    return found;
  };
  switch (kind) {
    case "start":
      return {
        kind,
        image: reader.nullable(fields["image"], "image", (image, path) =>
          reader.text(image, path, /^[\w.-]{1,100}$/),
        ),
        language: language(),
        keepsOffline: readBoolean(reader, fields["keepsOffline"], "keepsOffline"),
      };
    case "run": {
      const setups = reader.list(fields["setups"], "setups", text);
      if (setups.length > mostSetups) reader.reject("setups", "are too many");
      return {
        kind,
        blockId: id(),
        sql: text(fields["sql"], "sql"),
        port: reader.nullable(fields["port"], "port", (port, path) =>
          reader.integer(port, path, 1, 65_535),
        ),
        setups,
        session: reader.oneOf(fields["session"], "session", ["shared", "separate"]),
        expected: reader.nullable(fields["expected"], "expected", text),
        language: language(),
      };
    }
    case "cancel":
      return { kind, blockId: id() };
    case "fetch":
      return {
        kind,
        blockId: id(),
        runId: reader.text(fields["runId"], "runId", /^[\w-]{1,80}$/),
        wantsAll: readBoolean(reader, fields["wantsAll"], "wantsAll"),
      };
    case "retry":
      return { kind };
  }
}
