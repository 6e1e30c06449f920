import type { OutputFacility } from "../../serverIdentity.ts";
import { nonceVariable } from "../protocol/marker.ts";

/**
 * An expression that says which it is.
 *
 * @see IvorySQL, `contrib/ivorysql_ora/src/builtin_packages/dbms_output`; orafce, "dbms_output"
 */
export const outputFacilityColumn =
  "case when to_regproc('sys.ora_dbms_output_get_lines') is not null then 'buffer' " +
  "when to_regproc('dbms_output.serveroutput') is not null then 'messages' else 'none' end";

export function parseOutputFacility(word: string): OutputFacility | null {
  return word === "buffer" || word === "messages" ? word : null;
}

/** Has orafce send the lines, or keep them; as the others here, for `internalQuery` behind `\\`. */
export function sendLinesCommands(isOn: boolean): string {
  return `select dbms_output.serveroutput(${isOn}) \\g /dev/null`;
}

/** Has the buffer keep all lines, or none; what is in it goes. */
export function keepLinesCommands(isOn: boolean): string {
  const call = isOn ? "enable(null)" : "disable()";
  return `select sys.ora_dbms_output_${call} \\g /dev/null`;
}

const keptMarker = "kept";

/**
 * Finds out whether the buffer outlives a transaction, as it does in newer releases:
 * each of the three is one.
 */
export const tryBufferCommands =
  `${keepLinesCommands(true)} ` +
  "\\\\ select sys.ora_dbms_output_put_line('x') \\g /dev/null " +
  "\\\\ select numlines as wb_kept from sys.ora_dbms_output_get_lines(1) \\gset " +
  `\\echo :${nonceVariable} ${keptMarker} :wb_kept'\\037' \\unset wb_kept`;

/** Reads their marker; `null` when it is another one, or nothing was found out. */
export function parseKept([name, count = ""]: readonly string[]): boolean | null {
  return name === keptMarker && /^[01]$/.test(count) ? count === "1" : null;
}

/**
 * Reads all lines there are, each as a row. Aligned output would lose blanks and tabs
 * of a line: it comes in hexadecimal.
 */
export const readLinesCommands =
  "select pg_catalog.encode(pg_catalog.convert_to(wb_line::pg_catalog.text, 'UTF8'), 'hex') " +
  "from pg_catalog.unnest(" +
  "(select wb_read.lines from sys.ora_dbms_output_get_lines(1000000000) as wb_read)) as wb_line;";

/** A line from its row; one that was NULL is empty. */
export function decodeLine(hexadecimal: string | null): string {
  const bytes = (hexadecimal ?? "").match(/../g) ?? [];
  return lineDecoder.decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16)));
}

const lineDecoder = new TextDecoder("utf-8", { ignoreBOM: true });
