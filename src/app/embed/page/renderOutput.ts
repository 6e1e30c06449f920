import type { BlockPart, BlockReport, Verdict } from "../protocol/embedMessages.ts";
import type { EmbedWords } from "./embedWords.ts";
import { makeElement } from "./makeElement.ts";

/** The output of a block as elements; cells and messages are texts. */
export function renderOutput(
  { parts, verdict, phase }: BlockReport,
  words: EmbedWords,
): readonly HTMLElement[] {
  const isOver = phase === "failed" || phase === "completed" || phase === "cancelled";
  return [
    ...parts.map((part) => renderPart(part, words, isOver)),
    ...(verdict === null ? [] : renderVerdict(verdict, words)),
  ];
}

function renderPart(part: BlockPart, words: EmbedWords, isOver: boolean): HTMLElement {
  if (part.kind === "table") return renderTable(part, words);
  const { tone, level, text } = part;
  const line = makeElement("p", { class: `line ${tone}` });
  if (tone === "error" && isOver) line.setAttribute("role", "alert");
  if (level !== "") line.append(makeElement("span", { class: "level" }, level), " ");
  line.append(text);
  return line;
}

function renderTable(
  part: Extract<BlockPart, { readonly kind: "table" }>,
  words: EmbedWords,
): HTMLElement {
  const { name, columns, rows, totalRows, footers } = part;
  const head = makeElement(
    "tr",
    {},
    ...columns.map((column) =>
      makeElement("th", { scope: "col", class: column.alignment }, column.name),
    ),
  );
  const body = rows.map((row) =>
    makeElement(
      "tr",
      {},
      ...columns.map(({ alignment }, index) => {
        const cell = row[index] ?? null;
        return cell === null
          ? makeElement("td", { class: `${alignment} null` }, "NULL")
          : makeElement("td", { class: alignment }, cell);
      }),
    ),
  );
  const table = makeElement(
    "table",
    { "aria-label": name ?? words.table, "aria-rowcount": String(totalRows + 1) },
    makeElement("thead", {}, head),
    makeElement("tbody", {}, ...body),
  );
  const result = makeElement("div", { class: "result" });
  if (name !== null) result.append(makeElement("p", { class: "name" }, name));
  result.append(
    // A wide or long table is scrolled with the keyboard too.
    makeElement(
      "div",
      { class: "scroll", tabindex: "0", role: "group", "aria-label": words.table },
      table,
    ),
    makeElement(
      "p",
      { class: "rows" },
      [...footers, words.rows(rows.length, totalRows)].join("\n"),
    ),
  );
  return result;
}

function renderVerdict(verdict: Verdict, words: EmbedWords): readonly HTMLElement[] {
  const mark = makeElement("span", { "aria-hidden": "true" }, verdict.kind === "same" ? "✓" : "✗");
  if (verdict.kind === "same") {
    return [makeElement("p", { class: "verdict same" }, mark, ` ${words.expectedOutput}`)];
  }
  const lines = verdict.lines.map(({ kind, text }) =>
    makeElement("span", { class: kind }, `${signs[kind]} ${text}\n`),
  );
  return [
    makeElement("p", { class: "verdict different" }, mark, ` ${words.otherOutput}`),
    makeElement("p", { class: "rows" }, words.differenceKey),
    makeElement(
      "pre",
      { class: "difference", tabindex: "0", role: "group", "aria-label": words.otherOutput },
      ...lines,
    ),
  ];
}

const signs = { same: " ", removed: "-", added: "+" } as const;
