import type { OutputBlock, ServerMessage, TransactionStatus } from "../../model.ts";
import { parsePsqlCsv } from "../../output/parsePsqlCsv.ts";
import { csvCommands, cursorMarkers } from "./cursorText.ts";
import { internalQuery } from "../requests/internalQuery.ts";
import { parseBriefReport } from "../protocol/marker.ts";
import type { ExactRows } from "../contract/sqlSession.ts";
import type { PsqlClient } from "../requests/psqlClient.ts";

export interface PlacedRows {
  readonly cursor: string;
  /** From 0; `null` if the cursor is already in front of the first row. */
  readonly first: number | null;
  readonly count: number;
}

/**
 * Reads rows of a cursor in psql's csv format, through a file. That is lossless, and cheaper than
 * aligned output (for psql) and a terminal (for the guest).
 */
export async function readExactRows(
  client: PsqlClient,
  rows: PlacedRows,
  transaction: TransactionStatus,
): Promise<ExactRows> {
  const path = client.nextPath("rows.csv");
  const nullWord = client.randomWord;
  const commands = csvCommands(rows.cursor, rows, path, nullWord);
  const found: { rowCount: number | null } = { rowCount: null };
  const { end, reply } = await client.send({
    input: internalQuery(commands, transaction),
    onMarker: ([name, ...words]) => {
      if (name !== cursorMarkers.fetched) return "goOn";
      const report = parseBriefReport(words);
      found.rowCount = report.hasError ? null : report.rowCount;
      return "ignoreRest";
    },
  });
  if (end.kind !== "answered" || found.rowCount === null || reply.error !== null) {
    return { kind: "failed", error: errorOf(reply.blocks) };
  }
  return readCsvFile(await client.takeFile(path), nullWord, found.rowCount);
}

/**
 * Reads the rows of a file that psql wrote; fails when the file is missing or cut off.
 *
 * @param rowCount `null` if psql does not count the rows.
 */
export function readCsvFile(
  bytes: Uint8Array | null,
  nullWord: string,
  rowCount: number | null,
): ExactRows {
  if (bytes === null) return { kind: "failed", error: null };
  const text = decode(bytes);
  const table = parsePsqlCsv(text ?? lenientDecoder.decode(bytes), nullWord);
  if (table === null) return { kind: "failed", error: null };
  const { names } = table;
  const rows = names.length === 0 ? Array.from({ length: rowCount ?? 0 }, () => []) : table.rows;
  if (rowCount !== null && rows.length !== rowCount) return { kind: "failed", error: null };
  return { kind: "rows", names, rows, isText: text !== null };
}

// A value may begin with U+FEFF.
const strictDecoder = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });
const lenientDecoder = new TextDecoder("utf-8", { ignoreBOM: true });

function decode(bytes: Uint8Array): string | null {
  try {
    return strictDecoder.decode(bytes);
  } catch {
    return null;
  }
}

function errorOf(blocks: readonly OutputBlock[]): ServerMessage | null {
  const block = blocks.find(({ kind }) => kind === "message");
  return block?.kind === "message" ? block.message : null;
}
