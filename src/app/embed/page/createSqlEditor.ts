import type { EmbedWords } from "./embedWords.ts";
import { highlightSql } from "./highlightSql.ts";
import { makeElement } from "./makeElement.ts";

export interface SqlEditor {
  readonly element: HTMLElement;
  readonly area: HTMLTextAreaElement;
  setText(text: string): void;
}

/**
 * A text area over its coloured copy, which gives it its size. Tab leaves it, as in a form.
 *
 * @param onRun Called for Control+Enter and Command+Enter.
 */
export function createSqlEditor(
  words: EmbedWords,
  isReadOnly: boolean,
  height: string | null,
  handlers: { readonly onRun: () => void; readonly onChange: () => void },
): SqlEditor {
  const copy = makeElement("pre", { class: "copy", "aria-hidden": "true" });
  const keys = makeElement("span", { id: "keys", class: "hidden" }, words.keys);
  const area = makeElement("textarea", {
    class: "area",
    "aria-label": words.editor,
    "aria-describedby": "keys",
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    wrap: "off",
    rows: "1",
  });
  area.readOnly = isReadOnly;
  const paint = (): void => {
    copy.replaceChildren(
      ...highlightSql(area.value).map(({ kind, text }) =>
        kind === "plain" ? text : makeElement("span", { class: kind }, text),
      ),
      // A last line without characters has a height too.
      "\n",
    );
  };
  area.addEventListener("input", () => {
    paint();
    handlers.onChange();
  });
  area.addEventListener("keydown", (event) => {
    const isRun = event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing;
    if (!isRun) return;
    event.preventDefault();
    handlers.onRun();
  });
  const element = makeElement("div", { class: "editor" }, copy, area, keys);
  if (height !== null) element.style.height = height;
  return {
    element,
    area,
    setText(text) {
      area.value = text;
      paint();
    },
  };
}
