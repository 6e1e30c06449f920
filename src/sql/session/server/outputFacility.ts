import type { OutputFacility } from "../../serverIdentity.ts";
import { nonceVariable } from "../protocol/marker.ts";

/**
 * An SQL expression for the server's output facility: 'buffer', 'messages' or 'none'.
 *
 * @see IvorySQL, `contrib/ivorysql_ora/src/builtin_packages/dbms_output`; orafce, "dbms_output"
 */
export const outputFacilityColumn =
  "case when to_regproc('sys.ora_dbms_output_get_lines') is not null then 'buffer' " +
  "when to_regproc('dbms_output.serveroutput') is not null then 'messages' else 'none' end";

export function parseOutputFacility(word: string): OutputFacility | null {
  return word === "buffer" || word === "messages" ? word : null;
}

/**
 * Commands that make orafce send or keep lines; all commands here follow `\\` in `internalQuery`.
 */
export function sendLinesCommands(isOn: boolean): string {
  return `select dbms_output.serveroutput(${isOn}) \\g /dev/null`;
}

/** Commands that make the buffer keep all lines, or none; they also empty it. */
export function keepLinesCommands(isOn: boolean): string {
  const call = isOn ? "enable(null)" : "disable()";
  return `select sys.ora_dbms_output_${call} \\g /dev/null`;
}

const keptMarker = "kept";

/**
 * Commands that find out whether the buffer outlives a transaction, as in newer releases: each of
 * the three queries is a transaction.
 */
export const tryBufferCommands =
  `${keepLinesCommands(true)} ` +
  "\\\\ select sys.ora_dbms_output_put_line('x') \\g /dev/null " +
  "\\\\ select numlines as wb_kept from sys.ora_dbms_output_get_lines(1) \\gset " +
  `\\echo :${nonceVariable} ${keptMarker} :wb_kept'\\037' \\unset wb_kept`;

/** Parses the marker of `tryBufferCommands`; `null` for other markers and without a result. */
export function parseKept([name, count = ""]: readonly string[]): boolean | null {
  return name === keptMarker && /^[01]$/.test(count) ? count === "1" : null;
}

/**
 * Commands that read all lines of the buffer, one a row, in hexadecimal: aligned output would lose
 * blanks and tabs.
 */
export const readLinesCommands =
  "select pg_catalog.encode(pg_catalog.convert_to(wb_line::pg_catalog.text, 'UTF8'), 'hex') " +
  "from pg_catalog.unnest(" +
  "(select wb_read.lines from sys.ora_dbms_output_get_lines(1000000000) as wb_read)) as wb_line;";

/** Decodes a line from its row; NULL is an empty line. */
export function decodeLine(hexadecimal: string | null): string {
  const bytes = (hexadecimal ?? "").match(/../g) ?? [];
  return lineDecoder.decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
}

const lineDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
