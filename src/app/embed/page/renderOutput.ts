import type { BlockPart, BlockReport, Verdict } from "../protocol/embedMessages.ts";
import type { EmbedWords } from "./embedWords.ts";
import { makeElement } from "./makeElement.ts";

/** Fetches more rows of the run's table. */
type OnFetch = (runId: string, wantsAll: boolean) => void;

type TablePart = Extract<BlockPart, { readonly kind: "table" }>;

/** The output of a block as elements; cells and messages are texts. */
export function renderOutput(
  { parts, verdict, phase }: BlockReport,
  words: EmbedWords,
  onFetch: OnFetch,
): readonly HTMLElement[] {
  const isOver = phase === "failed" || phase === "completed" || phase === "cancelled";
  return [
    ...parts.map((part) => renderPart(part, words, isOver, onFetch)),
    ...(verdict === null ? [] : renderVerdict(verdict, words)),
  ];
}

function renderPart(
  part: BlockPart,
  words: EmbedWords,
  isOver: boolean,
  onFetch: OnFetch,
): HTMLElement {
  // Only an ended block has a table whose other rows can be asked for.
  if (part.kind === "table") return renderTable(part, words, isOver ? onFetch : null);
  const { tone, level, text } = part;
  const line = makeElement("p", { class: `line ${tone}` });
  if (tone === "error" && isOver) line.setAttribute("role", "alert");
  if (level !== "") line.append(makeElement("span", { class: "level" }, level), " ");
  line.append(text);
  return line;
}

function renderTable(part: TablePart, words: EmbedWords, onFetch: OnFetch | null): HTMLElement {
  const { name, columns, rows, totalRows } = part;
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
    renderRowCount(part, words, onFetch),
  );
  return result;
}

/** How many rows are shown, and what fetches the others. */
function renderRowCount(
  { rows, totalRows, footers, fetching }: TablePart,
  words: EmbedWords,
  onFetch: OnFetch | null,
): HTMLElement {
  const counted = words.rows(rows.length, totalRows);
  const isCut = rows.length < totalRows && fetching === null;
  const lines = [...footers, isCut ? `${counted}. ${words.rest}` : counted];
  const text = makeElement("p", { class: "rows" }, lines.join("\n"));
  if (fetching === null || onFetch === null) return text;
  const { runId, isFetching, offersAll, failure } = fetching;
  const button = (label: string, wantsAll: boolean): HTMLElement => {
    const attributes = {
      type: "button",
      "data-run": runId,
      "data-rows": wantsAll ? "all" : "more",
    };
    const element = makeElement("button", attributes, label);
    // A disabled button would lose the focus.
    if (isFetching) element.ariaDisabled = "true";
    else element.addEventListener("click", () => onFetch(runId, wantsAll));
    return element;
  };
  const shown = makeElement("div", { class: "shown" }, text, button(words.fetchMore, false));
  if (offersAll) shown.append(button(words.fetchAll, true));
  if (isFetching) shown.append(makeElement("span", { class: "rows" }, words.fetching));
  else if (failure !== null) {
    shown.append(makeElement("p", { class: "line error", role: "alert" }, failure));
  }
  return shown;
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
