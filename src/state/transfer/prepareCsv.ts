import { fitsType } from "../../sql/csv/columnTypes.ts";
import { CsvReader, type CsvRecord } from "../../sql/csv/csvReader.ts";
import { CsvDecoder, detectCsvEncoding } from "../../sql/csv/csvDecoder.ts";
import {
  detectDelimiter,
  inferTypes,
  readRecords,
  readSeparatorLine,
} from "../../sql/csv/detectCsv.ts";
import { detectHeader } from "../../sql/csv/detectHeader.ts";
import { nameColumns } from "../../sql/csv/nameColumns.ts";
import { writeCopyRecord } from "../../sql/csv/writeCopyRecord.ts";
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

/** Reads the beginning of a file; guesses the parts of the layout that `known` omits. */
export async function previewCsv(file: Blob, known: Partial<CsvLayout>): Promise<CsvPreview> {
  const isWhole = file.size <= previewBytes;
  const bytes = new Uint8Array(await file.slice(0, previewBytes).arrayBuffer());
  const detected = detectCsvEncoding(bytes, isWhole);
  const encoding =
    known.encoding ?? (detected.kind === "known" ? detected.encoding : detected.encodings[0]);
  const decoded = new TextDecoder(encoding).decode(bytes);
  const separator = readSeparatorLine(decoded);
  const text = decoded.slice(separator?.length ?? 0);
  const delimiter = known.delimiter ?? separator?.delimiter ?? detectDelimiter(text);
  const records = readRecords(text, delimiter, isWhole);
  const hasHeader = known.hasHeader ?? detectHeader(records);
  const rows = hasHeader ? records.slice(1) : records;
  const columnCount = records[0]?.fields.length ?? 0;
  const names = nameColumns(hasHeader ? (records[0]?.fields ?? null) : null, columnCount);
  const types = inferTypes(rows, columnCount);
  return {
    layout: { delimiter, hasHeader, encoding },
    undecided:
      known.encoding === undefined && detected.kind === "guessed"
        ? { bytes: detected.sample, encodings: detected.encodings }
        : null,
    columns: names.map((name, index) => ({ name, type: types[index] ?? "text" })),
    rows: rows.slice(0, previewRows).map(({ fields }) => fields),
  };
}

/**
 * Checks a whole file against its columns and converts it to COPY's text format. Returns data only
 * if every record is valid.
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
    if (problemCount === 0) written.push(writeCopyRecord(record.fields));
  };

  const decoder = new CsvDecoder(layout.encoding);
  const reading: { reader: CsvReader | null } = { reader: null };
  const push = (text: string | null): boolean => {
    if (text === null) return false;
    const separator = reading.reader === null ? readSeparatorLine(text) : null;
    reading.reader ??= new CsvReader(layout.delimiter, read, separator === null ? 1 : 2);
    reading.reader.push(text.slice(separator?.length ?? 0));
    return true;
  };
  const isBad = (): PreparedCsv => {
    const { encoding } = layout;
    const problem = { kind: "badEncoding", line: decoder.badLine, encoding } as const;
    return { kind: "invalid", problems: [problem], count: 1 };
  };
  let doneBytes = 0;
  for (let start = 0; start < file.size; start += pieceBytes) {
    const piece = await file.slice(start, start + pieceBytes).arrayBuffer();
    if (!push(decoder.push(new Uint8Array(piece)))) return isBad();
    chunks.push(encoder.encode(written.join("")));
    written = [];
    doneBytes += piece.byteLength;
    onProgress(doneBytes);
  }
  if (!push(decoder.finish())) return isBad();
  reading.reader?.finish();
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
  if (fields.some((field) => field?.includes("\0"))) return { kind: "nulCharacter", line };
  if (fields.length !== columns.length) return { kind: "fieldCount", line, count: fields.length };
  for (const [index, { name, type }] of columns.entries()) {
    const value = fields[index] ?? null;
    if (value !== null && !fitsType(value, type)) {
      return { kind: "wrongType", line, column: name, value: value.slice(0, 80), type };
    }
  }
  return null;
}
