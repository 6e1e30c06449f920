import type { OutputBlock, TransactionStatus } from "../../model.ts";
import { readOutput } from "../../output/readOutput.ts";
import { cursorMarkers, exactRowCommands } from "./cursorText.ts";
import { internalQuery } from "../requests/internalQuery.ts";
import { parseBriefReport } from "../protocol/marker.ts";
import type { ExactRow } from "../contract/sqlSession.ts";
import type { PsqlClient } from "../requests/psqlClient.ts";

export interface PlacedRow {
  readonly cursor: string;
  /** From 0. */
  readonly row: number;
  /** Number of rows fetched so far: the cursor is moved back there. */
  readonly fetchedRows: number;
}

/**
 * Reads one row of a cursor again without loss: each value ends with a zero byte, which no text of
 * PostgreSQL contains, and the row is in base64. The rows are stored, so no query runs again.
 */
export async function readExactRow(
  client: PsqlClient,
  { cursor, row, fetchedRows }: PlacedRow,
  transaction: TransactionStatus,
): Promise<ExactRow> {
  // A random NULL marker.
  const nullWord = client.randomWord;
  const found = { hasError: false };
  const { end, bytes } = await client.sendForBytes({
    input: internalQuery(exactRowCommands(cursor, row, fetchedRows, nullWord), transaction),
    onMarker: ([name, ...words]) => {
      if (name !== cursorMarkers.fetched) return "goOn";
      found.hasError = parseBriefReport(words).hasError;
      return "ignoreRest";
    },
  });
  const { encoded, blocks } = readReply(bytes);
  client.passNotifications(blocks);
  if (end.kind !== "answered" || found.hasError) return { kind: "failed", error: errorOf(blocks) };
  const values = readValues(encoded);
  if (values === null || values.length === 0) return { kind: "failed", error: null };
  return { kind: "row", cells: values.map((value) => (value === nullWord ? null : value)) };
}

interface ReadReply {
  readonly encoded: string;
  readonly blocks: readonly OutputBlock[];
}

/** Splits the output into the lines of base64 and psql's messages after them. */
function readReply(bytes: Uint8Array): ReadReply {
  const text = new TextDecoder().decode(bytes);
  const encoded = /^(?:[A-Za-z0-9+/]+={0,2}\n)*/.exec(text)?.[0] ?? "";
  const rest = new TextEncoder().encode(text.slice(encoded.length));
  const settings = { nullMarker: "", statementText: null, expectsTitles: false };
  return { encoded: encoded.replaceAll("\n", ""), blocks: readOutput(rest, settings) };
}

/** Decodes the values; `null` if the base64 was cut off. */
function readValues(encoded: string): readonly string[] | null {
  if (encoded.length % 4 !== 0) return null;
  const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
  return exactDecoder.decode(bytes).split("\0").slice(0, -1);
}

// A value may begin with U+FEFF.
const exactDecoder = new TextDecoder("utf-8", { ignoreBOM: true });

function errorOf(blocks: readonly OutputBlock[]): (ExactRow & { kind: "failed" })["error"] {
  const block = blocks.find(({ kind }) => kind === "message");
  return block?.kind === "message" ? block.message : null;
}
