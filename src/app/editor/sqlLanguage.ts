import { monaco } from "./monacoSetup.ts";
import { highlightedKeywords, highlightedTypes } from "./sqlWords.ts";

export const sqlLanguageId = "workbench-sql";

/**
 * Teaches the editor how SQL looks: PostgreSQL's dialect with PL/pgSQL in dollar quotes, Oracle's
 * alternative quotes, psql's own commands. Colours only: what runs is decided by the splitter.
 */
export function registerSqlLanguage(): void {
  if (monaco.languages.getLanguages().some(({ id }) => id === sqlLanguageId)) return;
  monaco.languages.register({ id: sqlLanguageId });
  monaco.languages.setLanguageConfiguration(sqlLanguageId, {
    comments: { lineComment: "--", blockComment: ["/*", "*/"] },
    brackets: [
      ["(", ")"],
      ["[", "]"],
    ],
    autoClosingPairs: [
      { open: "(", close: ")" },
      { open: "[", close: "]" },
      { open: "'", close: "'", notIn: ["string", "comment"] },
      { open: '"', close: '"', notIn: ["string", "comment"] },
    ],
    wordPattern: /[\p{L}_][\p{L}\p{N}_$]*/u,
  });
  monaco.languages.setMonarchTokensProvider(sqlLanguageId, grammar);
}

const grammar: monaco.languages.IMonarchLanguage = {
  ignoreCase: true,
  unicode: true,
  keywords: [...highlightedKeywords],
  types: [...highlightedTypes],
  tokenizer: {
    root: [
      [/^\s*\\\S+/, "metatag"],
      [/\$([\p{L}_][\p{L}\p{N}_]*)?\$/u, { token: "string.delimiter", next: "@body.$0" }],
      { include: "@code" },
      [/n?'/, { token: "string", next: "@string" }],
      [/(?:e|u&)'/, { token: "string", next: "@escapeString" }],
    ],
    code: [
      [/\s+/, ""],
      [/--.*/, "comment"],
      [/\/\*/, { token: "comment", next: "@comment" }],
      [/n?q'\[/, { token: "string", next: "@bracketQuote" }],
      [/n?q'\(/, { token: "string", next: "@parenthesisQuote" }],
      [/n?q'\{/, { token: "string", next: "@braceQuote" }],
      [/"/, { token: "identifier", next: "@quotedIdentifier" }],
      [/::\s*[\p{L}_][\p{L}\p{N}_]*/u, "type"],
      [/:['"]?[\p{L}_][\p{L}\p{N}_]*['"]?/u, "variable"],
      [/\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?/, "number"],
      [/\.\d+(?:e[+-]?\d+)?/, "number"],
      [/\$\d+/, "variable"],
      [
        /[\p{L}_][\p{L}\p{N}_$]*(?=\()/u,
        { cases: { "@keywords": "keyword", "@types": "type", "@default": "predefined" } },
      ],
      [
        /[\p{L}_][\p{L}\p{N}_$]*/u,
        { cases: { "@keywords": "keyword", "@types": "type", "@default": "identifier" } },
      ],
      [/[()[\]]/, "delimiter"],
      [/[;,.]/, "delimiter"],
      [/[-+*/<>=~!@#%^&|?:]+/, "operator"],
    ],
    comment: [
      [/\/\*/, { token: "comment", next: "@push" }],
      [/\*\//, { token: "comment", next: "@pop" }],
      [/[^/*]+/, "comment"],
      [/./, "comment"],
    ],
    string: [
      [/''/, "string"],
      [/'/, { token: "string", next: "@pop" }],
      [/[^']+/, "string"],
    ],
    escapeString: [
      [/\\./, "string.escape"],
      [/''/, "string"],
      [/'/, { token: "string", next: "@pop" }],
      [/[^'\\]+/, "string"],
    ],
    quotedIdentifier: [
      [/""/, "identifier"],
      [/"/, { token: "identifier", next: "@pop" }],
      [/[^"]+/, "identifier"],
    ],
    bracketQuote: [
      [/\]'/, { token: "string", next: "@pop" }],
      [/./, "string"],
    ],
    parenthesisQuote: [
      [/\)'/, { token: "string", next: "@pop" }],
      [/./, "string"],
    ],
    braceQuote: [
      [/\}'/, { token: "string", next: "@pop" }],
      [/./, "string"],
    ],
    // The text of a function, drawn as code. Its strings end with their line, so that a lone quote in
    // other text does not swallow the end.
    body: [
      [
        /\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/u,
        {
          cases: {
            "$0==$S2": { token: "string.delimiter", next: "@pop" },
            "@default": "string",
          },
        },
      ],
      { include: "@code" },
      [/[neu]?&?'(?:[^'\n]|'')*'?/, "string"],
      [/./, "identifier"],
    ],
  },
};
