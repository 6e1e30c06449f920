import type { languages } from "monaco-editor/editor/editor.api";
import { highlightedKeywords, highlightedTypes } from "../assistance/sqlWords.ts";

/** PostgreSQL's dialect, with PL/pgSQL in dollar quotes and meta-commands. */
export const sqlGrammar: languages.IMonarchLanguage = {
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
    // A dollar-quoted body, highlighted as code. Its strings end at the end of the line, so that an
    // unmatched quote in other text does not hide the end of the body.
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
