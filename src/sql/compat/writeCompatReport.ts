import type { TornUnit } from "../statements/torn/tornUnit.ts";
import type { CompatOutcome, CompatUnit, NamedText } from "./compatUnit.ts";
import { nameConstruct } from "./nameConstruct.ts";
import { summarizeCompat } from "./summarizeCompat.ts";

export type CompatFormat = "html" | "markdown" | "json";

/** The server on which the scripts were run. */
export interface CompatPlace {
  /** For example "PostgreSQL 15 + orafce". */
  readonly engine: string;
  readonly port: number;
}

/** Writes the report as a file: in English, whatever the page's language. */
export function writeCompatReport(
  units: readonly CompatUnit[],
  place: CompatPlace,
  format: CompatFormat,
): NamedText {
  switch (format) {
    case "json":
      return { name: "compatibility.json", text: writeJson(units, place) };
    case "markdown":
      return { name: "compatibility.md", text: writeMarkdown(units, place) };
    case "html":
      return { name: "compatibility.html", text: writeHtml(units, place) };
  }
}

/** Describes an outcome in a few words. */
export function describeOutcome(outcome: CompatOutcome): string {
  switch (outcome.kind) {
    case "worked":
      return "works";
    case "noted":
      return "no effect here";
    case "failed":
      return `fails: ${[outcome.sqlState ?? "", outcome.message].join(" ").trim()}`;
    case "dependent":
      return `fails because of unit ${outcome.on}: ${outcome.message}`;
    case "refused":
      return `not sent: ${describeRefusal(outcome.refusal)}`;
    case "lost":
      return outcome.message;
  }
}

/** Describes in a few words why a statement was not sent. */
export function describeRefusal(
  refusal: Extract<CompatOutcome, { kind: "refused" }>["refusal"],
): string {
  switch (refusal.kind) {
    case "torn":
      return describeTorn(refusal.what);
    case "sqlPlus":
      return refusal.reason === "hostAssignment"
        ? `a statement cannot give ${refusal.command} a value here; EXEC ${refusal.command} := ... does`
        : `${refusal.command} cannot be had here (${refusal.reason})`;
    case "noScriptFile":
      return `the file ${refusal.name} is not among the scripts`;
    case "noSuchVariable":
      return `the variable ${refusal.name} has no value: give it one with --define or DEFINE, or write SET DEFINE OFF where & is text`;
    case "notANumber":
      return `the variable ${refusal.name} takes a number, not ${refusal.value}`;
    case "noSuchObject":
      return `there is no ${refusal.name}`;
    case "splitByValue":
      return "with its variables' values it is not one statement";
    case "notSupported":
      return `${refusal.command} does not work here`;
    case "unterminated":
      return `it ends inside of: ${refusal.what}`;
    case "nulCharacter":
      return "it has the character U+0000";
    case "stringSetting":
      return (
        `standard_conforming_strings is ${refusal.plainEscapes ? "off" : "on"} now, changed by something ` +
        "that the script's text does not show, and this statement was cut for the other setting"
      );
    case "unseenCopy":
      return "a variable or \\gexec makes a COPY FROM STDIN of it";
    case "clientWord":
      return `psql takes ${refusal.word} at the beginning of line ${refusal.line} for a command of its own`;
    case "outputSettings":
      return "the output settings for its file are not known";
    case "leftOpen":
      return "psql still waits for its end";
  }
}

function writeJson(units: readonly CompatUnit[], place: CompatPlace): string {
  const { total, counts, constructs } = summarizeCompat(units);
  return `${JSON.stringify({ ...place, total, counts, constructs, units }, null, 2)}\n`;
}

function writeMarkdown(units: readonly CompatUnit[], place: CompatPlace): string {
  const { total, counts, constructs } = summarizeCompat(units);
  const cell = (text: string): string =>
    text
      .replaceAll(/\s+/g, " ")
      .replaceAll(/([\\|<>*_`])/g, "\\$1")
      .trim();
  const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [
    "# Compatibility check",
    "",
    `${cell(place.engine)}, port ${place.port}: ${describeCounts(total, counts)}.`,
    "",
    row(["Construct", "Units", "Write instead"]),
    "| --- | ---: | --- |",
    ...constructs.map(({ construct, count, instead }) =>
      row([nameConstruct(construct ?? "other"), String(count), instead ?? ""]),
    ),
    "",
    row(["Unit", "Place", "Statement", "Outcome", "Construct", "Write instead"]),
    "| ---: | --- | --- | --- | --- | --- |",
    ...units.map((unit) => row(cellsOf(unit))),
    "",
  ].join("\n");
}

function writeHtml(units: readonly CompatUnit[], place: CompatPlace): string {
  const { total, counts, constructs } = summarizeCompat(units);
  const row = (cells: readonly string[], name = "td"): string =>
    `<tr>${cells.map((text) => `<${name}>${escapeHtml(text)}</${name}>`).join("")}</tr>`;
  const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
    `<table>\n<thead>${row(header, "th")}</thead>\n<tbody>\n${rows.map((each) => row(each)).join("\n")}\n</tbody>\n</table>`;
  return [
    "<!doctype html>",
    '<html lang="en">',
    '<head><meta charset="utf-8"><title>Compatibility check</title>',
    "<style>body{font-family:sans-serif}table{border-collapse:collapse;margin:1em 0}" +
      "td,th{border:1px solid #888;padding:.2em .5em;text-align:left;vertical-align:top;white-space:pre-wrap}</style></head>",
    "<body><h1>Compatibility check</h1>",
    `<p>${escapeHtml(place.engine)}, port ${place.port}: ${describeCounts(total, counts)}.</p>`,
    table(
      ["Construct", "Units", "Write instead"],
      constructs.map(({ construct, count, instead }) => [
        nameConstruct(construct ?? "other"),
        String(count),
        instead ?? "",
      ]),
    ),
    table(
      ["Unit", "Place", "Statement", "Outcome", "Construct", "Write instead"],
      units.map(cellsOf),
    ),
    "</body></html>",
    "",
  ].join("\n");
}

function cellsOf(unit: CompatUnit): readonly string[] {
  const { number, file, line, text, outcome, construct, instead, rewritten } = unit;
  const place = `${file}:${line}`;
  return [
    String(number),
    place,
    text,
    describeOutcome(outcome),
    nameConstruct(construct ?? ""),
    rewritten ?? instead ?? "",
  ];
}

/** Returns a summary: "7 of 9 units run; 1 fails by itself, 1 because of another". */
export function describeCounts(
  total: number,
  {
    worked,
    noted,
    failed,
    dependent,
    refused,
    lost,
  }: Readonly<Record<CompatOutcome["kind"], number>>,
): string {
  return (
    `${worked + noted} of ${total} units run (${noted} without effect); ` +
    `${failed + refused + lost} fail by themselves, ${dependent} because of another`
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function describeTorn(what: TornUnit["what"]): string {
  switch (what) {
    case "end":
      return "END alone would end the transaction";
    case "quote":
      return "this server knows no strings like q'[...]'";
    case "withFunction":
      return "there are no functions inside of a query";
    case "typeBody":
      return "psql would cut this type body at its inner semicolons";
    case "block":
    case "function":
    case "package":
    case "procedure":
    case "trigger":
      return `psql would cut this ${what} at its inner semicolons`;
  }
}
