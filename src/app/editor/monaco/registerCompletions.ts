import type { Completion } from "../assistance/completion.ts";
import type { Completions } from "../assistance/findCompletions.ts";
import { monaco } from "./monaco.ts";
import { editorLanguages } from "./sqlLanguage.ts";
import { translate } from "../../translation/translation.ts";

/** Registers completions, shown while typing and after a dot. */
export function registerCompletions(
  find: (model: monaco.editor.ITextModel, offset: number) => Promise<Completions | null>,
): monaco.IDisposable {
  return monaco.languages.registerCompletionItemProvider([...editorLanguages], {
    triggerCharacters: [".", "\\"],
    async provideCompletionItems(model, position) {
      const found = await find(model, model.getOffsetAt(position));
      // The tab may have been closed meanwhile.
      if (found === null || model.isDisposed()) return { suggestions: [] };
      const start = model.getPositionAt(found.wordStart);
      const range = monaco.Range.fromPositions(start, model.getPositionAt(found.wordEnd));
      const typed = model.getValueInRange(range);
      const isQuoted = typed.startsWith('"');
      return {
        suggestions: found.items.map((item) => toSuggestion(item, range, isQuoted)),
        // Only the second letter tells whether the word is in capitals.
        incomplete: /^[A-Z]$/.test(typed),
      };
    },
  });
}

function toSuggestion(
  { label, kind, detail, insertText }: Completion,
  range: monaco.IRange,
  isQuoted: boolean,
): monaco.languages.CompletionItem {
  return {
    label: {
      label,
      description: kind === "snippet" || kind === "command" ? translate(detail) : detail,
    },
    kind: kinds[kind],
    insertText,
    range,
    // Monaco compares filterText with the text before the cursor, including the quote.
    ...(isQuoted && { filterText: `"${label}"` }),
    ...(kind === "snippet" && {
      insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet,
      documentation: insertText,
    }),
    // Objects of the database come before words of the language.
    sortText: `${order[kind]}${label}`,
  };
}

const kinds = {
  column: monaco.languages.CompletionItemKind.Field,
  variable: monaco.languages.CompletionItemKind.Variable,
  relation: monaco.languages.CompletionItemKind.Struct,
  schema: monaco.languages.CompletionItemKind.Module,
  function: monaco.languages.CompletionItemKind.Function,
  keyword: monaco.languages.CompletionItemKind.Keyword,
  type: monaco.languages.CompletionItemKind.TypeParameter,
  builtin: monaco.languages.CompletionItemKind.Function,
  command: monaco.languages.CompletionItemKind.Event,
  snippet: monaco.languages.CompletionItemKind.Snippet,
} as const;

const order = {
  variable: 0,
  column: 1,
  relation: 2,
  function: 3,
  schema: 4,
  keyword: 5,
  snippet: 6,
  type: 7,
  builtin: 8,
  command: 9,
} as const;
