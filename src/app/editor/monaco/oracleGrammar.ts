import type { languages } from "monaco-editor/editor/editor.api";
import { oracleOnlyKeywords, oracleOnlyTypes } from "../assistance/oracleWords.ts";
import { sqlGrammar } from "./sqlGrammar.ts";
import { highlightedKeywords, highlightedTypes } from "../assistance/sqlWords.ts";

type Rule = languages.IMonarchLanguageRule;

const brackets = [
  { open: /q'\[/, close: /\]'/ },
  { open: /q'\(/, close: /\)'/ },
  { open: /q'\{/, close: /\}'/ },
  { open: /q'</, close: />'/ },
] as const;

/** Strings with Oracle's alternative quoting: `q'[it's]'`. */
const quoteStarts: readonly Rule[] = [
  ...brackets.map(({ open }, index): Rule => [
    open,
    { token: "string", next: `@bracketQuote${index}` },
  ]),
  [/q'([^\s[({<])/, { token: "string", next: "@otherQuote.$1" }],
];

const quoteStates = Object.fromEntries(
  brackets.map(({ close }, index): [string, Rule[]] => [
    `bracketQuote${index}`,
    [
      [close, { token: "string", next: "@pop" }],
      [/./, "string"],
    ],
  ]),
);

/**
 * The SQL of every port plus Oracle's syntax: PL/iSQL's words, labels and attributes, alternative
 * quoting, and the slash that ends a unit.
 */
export const oracleGrammar: languages.IMonarchLanguage = {
  ...sqlGrammar,
  keywords: [...highlightedKeywords, ...oracleOnlyKeywords],
  types: [...highlightedTypes, ...oracleOnlyTypes],
  tokenizer: {
    ...sqlGrammar.tokenizer,
    root: [
      [/^\s*\/\s*$/, "metatag"],
      // A remark may contain unmatched quotes.
      [/^\s*rem(?:a(?:rk?)?)?(?:\s.*)?$/, "comment"],
      [/^(\s*pro(?:m(?:pt?)?)?)(\s.*)$/, ["metatag", "string"]],
      ...(sqlGrammar.tokenizer["root"] ?? []),
    ],
    code: [
      ...quoteStarts,
      [/<<\s*[\p{L}_][\p{L}\p{N}_$#]*\s*>>/u, "variable"],
      [/%(?:type|rowtype)\b/, "type"],
      [/%(?:found|notfound|isopen|rowcount)\b/, "predefined"],
      ...(sqlGrammar.tokenizer["code"] ?? []),
    ],
    ...quoteStates,
    otherQuote: [
      [/(.)'/, { cases: { "$1==$S2": { token: "string", next: "@pop" }, "@default": "string" } }],
      [/./, "string"],
    ],
  },
};
