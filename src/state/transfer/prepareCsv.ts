import { fitsType } from "../../sql/csv/columnTypes.ts";
import { CsvReader, type CsvRecord } from "../../sql/csv/CsvReader.ts";
import {
  detectDelimiter,
  detectHeader,
  inferTypes,
  nameColumns,
  readRecords,
} from "../../sql/csv/detectCsv.ts";
import { writeCsvRecord } from "../../sql/csv/writeCsv.ts";
import type {
  CsvLayout,
  CsvPreview,
  CsvProblem,
  PreparedCsv,
  PrepareRequest,
} from "./csvMessages.ts";

const previewBytes = 512 * 1024;
const previewRows = 20;
const maximumProblems = 100;

/** Looks at the beginning of a file; what the layout says is taken, what it leaves out is guessed. */
export async function previewCsv(file: Blob, known: Partial<CsvLayout>): Promise<CsvPreview> {
  const isWhole = file.size <= previewBytes;
  const bytes = await file.slice(0, previewBytes).arrayBuffer();
  const text = new TextDecoder(encodingOf(new Uint8Array(bytes), isWhole)).decode(bytes);
  const delimiter = known.delimiter ?? detectDelimiter(text);
  const records = readRecords(text, delimiter, isWhole);
  const hasHeader = known.hasHeader ?? detectHeader(records);
  const rows = hasHeader ? records.slice(1) : records;
  const columnCount = records[0]?.fields.length ?? 0;
  const names = nameColumns(hasHeader ? (records[0]?.fields ?? null) : null, columnCount);
  const types = inferTypes(rows, columnCount);
  return {
    layout: { delimiter, hasHeader },
    columns: names.map((name, index) => ({ name, type: types[index] ?? "text" })),
    rows: rows.slice(0, previewRows).map(({ fields }) => fields),
  };
}

/**
 * Checks a whole file against its columns and writes it as COPY reads it. Nothing is loaded unless
 * every record is right.
 */
export async function prepareCsv(
  { file, layout, columns }: PrepareRequest,
  onProgress: (doneBytes: number) => void,
): Promise<PreparedCsv> {
  const problems: CsvProblem[] = [];
  let problemCount = 0;
  let rowCount = 0;
  let isFirst = true;
  let written: string[] = [];
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const encoder = new TextEncoder();

  const read = (record: CsvRecord): void => {
    if (isFirst && layout.hasHeader) {
      isFirst = false;
      return;
    }
    isFirst = false;
    const problem = findProblem(record, columns);
    if (problem !== null) {
      problemCount += 1;
      if (problems.length < maximumProblems) problems.push(problem);
      return;
    }
    rowCount += 1;
    if (problemCount === 0) written.push(writeCsvRecord(record.fields));
  };

  const reader = new CsvReader(layout.delimiter, read);
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer());
  const decoder = new TextDecoder(encodingOf(head, head.length === file.size));
  let doneBytes = 0;
  for (let start = 0; start < file.size; start += pieceBytes) {
    const piece = await file.slice(start, start + pieceBytes).arrayBuffer();
    reader.push(decoder.decode(piece, { stream: true }));
    chunks.push(encoder.encode(written.join("")));
    written = [];
    doneBytes += piece.byteLength;
    onProgress(doneBytes);
  }
  reader.push(decoder.decode());
  reader.finish();
  chunks.push(encoder.encode(written.join("")));
  if (problemCount > 0) return { kind: "invalid", problems, count: problemCount };
  return {
    kind: "prepared",
    bytes: new Uint8Array(await new Blob(chunks).arrayBuffer()),
    rowCount,
  };
}

const pieceBytes = 1024 * 1024;

function findProblem(
  { fields, line, isMalformed }: CsvRecord,
  columns: PrepareRequest["columns"],
): CsvProblem | null {
  if (isMalformed) return { kind: "malformed", line };
  if (fields.length !== columns.length) return { kind: "fieldCount", line, count: fields.length };
  for (const [index, { name, type }] of columns.entries()) {
    const value = fields[index] ?? null;
    if (value !== null && !fitsType(value, type)) {
      return { kind: "wrongType", line, column: name, value: value.slice(0, 80), type };
    }
  }
  return null;
}

/** By its byte order mark, else UTF-8 if it is that, else the Western one that spreadsheets write. */
function encodingOf(bytes: Uint8Array, isWhole: boolean): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  try {
    // A character cut at the end is no sign of another encoding.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !isWhole });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}
