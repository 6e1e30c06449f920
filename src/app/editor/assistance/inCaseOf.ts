import type { Completion } from "./completion.ts";

/** Writes a proposal in the case of the typed word, so that Enter does not change what was typed. */
export function inCaseOf(typed: string, completion: Completion): Completion {
  const { kind, label, insertText } = completion;
  // Quoted names keep their case, snippets are text.
  if (kind === "snippet" || kind === "command" || !/^[a-z_][a-z0-9_$]*$/.test(insertText)) {
    return completion;
  }
  const text = styleOf(typed)(insertText);
  const isWord = kind === "keyword" || kind === "type";
  return text === insertText
    ? completion
    : { ...completion, insertText: text, label: isWord ? text : label };
}

function styleOf(typed: string): (text: string) => string {
  if (typed === typed.toLowerCase()) return (text) => text;
  if (typed === typed.toUpperCase()) return (text) => text.toUpperCase();
  const isCapital = /^[A-Z][^A-Z]*$/.test(typed);
  return isCapital ? (text) => text.slice(0, 1).toUpperCase() + text.slice(1) : (text) => text;
}
