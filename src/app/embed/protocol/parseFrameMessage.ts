import { FieldReader } from "../../../base/fieldReader.ts";
import { readBoolean } from "../../../base/readBoolean.ts";
import type { Cell } from "../../../sql/model.ts";
import type {
  BlockPart,
  BlockReport,
  FrameMessage,
  MachineReport,
  RowFetching,
  Verdict,
} from "./embedMessages.ts";
import { protocolVersion } from "./protocolVersion.ts";

const phases = ["queued", "setup", "running", "completed", "failed", "cancelled"] as const;
const mostBytes = Number.MAX_SAFE_INTEGER;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a message of the frame. `otherVersion`: script and frame come from different builds;
 * `null`: it is no message of this protocol.
 */
export function parseFrameMessage(value: unknown): FrameMessage | "otherVersion" | null {
  const reader = new FieldReader();
  const fields = reader.object(value, "");
  if (fields["version"] !== protocolVersion) {
    return Number.isInteger(fields["version"]) ? "otherVersion" : null;
  }
  const message = readMessage(reader, fields);
  return reader.problem === null ? message : null;
}

function readMessage(reader: FieldReader, fields: Fields): FrameMessage {
  const kind = reader.oneOf(fields["kind"], "kind", ["welcome", "machine", "block"]);
  switch (kind) {
    case "welcome":
      return { kind };
    case "machine":
      return { kind, report: readMachine(reader, reader.object(fields["report"], "report")) };
    case "block":
      return {
        kind,
        blockId: reader.text(fields["blockId"], "blockId"),
        report: readBlock(reader, reader.object(fields["report"], "report")),
      };
  }
}

function readMachine(reader: FieldReader, fields: Fields): MachineReport {
  const kind = reader.oneOf(fields["kind"], "kind", ["loading", "starting", "ready", "trouble"]);
  switch (kind) {
    case "loading":
      return {
        kind,
        loadedBytes: reader.integer(fields["loadedBytes"], "loadedBytes", 0, mostBytes),
        totalBytes: reader.integer(fields["totalBytes"], "totalBytes", 0, mostBytes),
      };
    case "starting":
    case "ready":
      return { kind };
    case "trouble":
      return {
        kind,
        reason: reader.text(fields["reason"], "reason"),
        advice: reader.text(fields["advice"], "advice"),
      };
  }
}

function readBlock(reader: FieldReader, fields: Fields): BlockReport {
  return {
    phase: reader.oneOf(fields["phase"], "phase", phases),
    parts: reader.list(fields["parts"], "parts", (part, path) =>
      readPart(reader, reader.object(part, path)),
    ),
    verdict: reader.nullable(fields["verdict"], "verdict", (verdict, path) =>
      readVerdict(reader, reader.object(verdict, path)),
    ),
    elapsedMs: reader.nullable(fields["elapsedMs"], "elapsedMs", (time, path) =>
      reader.integer(time, path, 0, mostBytes),
    ),
  };
}

function readPart(reader: FieldReader, fields: Fields): BlockPart {
  const kind = reader.oneOf(fields["kind"], "kind", ["table", "line"]);
  const text = (value: unknown, path: string): string => reader.text(value, path);
  if (kind === "line") {
    return {
      kind,
      tone: reader.oneOf(fields["tone"], "tone", ["error", "warning", "info", "plain"]),
      level: text(fields["level"], "level"),
      text: text(fields["text"], "text"),
    };
  }
  const cell = (value: unknown, path: string): Cell => reader.nullable(value, path, text);
  return {
    kind,
    name: cell(fields["name"], "name"),
    columns: reader.list(fields["columns"], "columns", (value, path) => {
      const column = reader.object(value, path);
      return {
        name: text(column["name"], path),
        alignment: reader.oneOf(column["alignment"], path, ["left", "right"]),
      };
    }),
    rows: reader.list(fields["rows"], "rows", (row, path) => reader.list(row, path, cell)),
    totalRows: reader.integer(fields["totalRows"], "totalRows", 0, mostBytes),
    fetching: reader.nullable(fields["fetching"], "fetching", (value, path) =>
      readFetching(reader, reader.object(value, path)),
    ),
    footers: reader.list(fields["footers"], "footers", text),
  };
}

function readFetching(reader: FieldReader, fields: Fields): RowFetching {
  return {
    runId: reader.text(fields["runId"], "runId"),
    isFetching: readBoolean(reader, fields["isFetching"], "isFetching"),
    offersAll: readBoolean(reader, fields["offersAll"], "offersAll"),
    failure: reader.nullable(fields["failure"], "failure", (value, path) =>
      reader.text(value, path),
    ),
  };
}

function readVerdict(reader: FieldReader, fields: Fields): Verdict {
  const kind = reader.oneOf(fields["kind"], "kind", ["same", "different"]);
  if (kind === "same") return { kind };
  return {
    kind,
    lines: reader.list(fields["lines"], "lines", (value, path) => {
      const line = reader.object(value, path);
      return {
        kind: reader.oneOf(line["kind"], path, ["same", "removed", "added"]),
        text: reader.text(line["text"], path),
      };
    }),
  };
}
