import { findBlockFolds } from "./findBlockFolds.ts";
import { monaco } from "./monaco.ts";
import { oracleGrammar } from "./oracleGrammar.ts";
import { sqlGrammar } from "./sqlGrammar.ts";

/** PostgreSQL's SQL. */
export const sqlLanguageId = "workbench-sql";
/** SQL as it is written for Oracle, with PL/iSQL. */
export const oracleLanguageId = "workbench-oracle";

export type EditorLanguage = typeof sqlLanguageId | typeof oracleLanguageId;
export const editorLanguages: readonly EditorLanguage[] = [sqlLanguageId, oracleLanguageId];

/**
 * Registers the two dialects with the editor, for highlighting and folding only: the splitter
 * decides what runs.
 */
export function registerSqlLanguages(): void {
  if (monaco.languages.getLanguages().some(({ id }) => id === sqlLanguageId)) return;
  for (const id of editorLanguages) {
    monaco.languages.register({ id });
    monaco.languages.setLanguageConfiguration(id, configuration);
  }
  monaco.languages.setMonarchTokensProvider(sqlLanguageId, sqlGrammar);
  monaco.languages.setMonarchTokensProvider(oracleLanguageId, oracleGrammar);
  monaco.languages.registerFoldingRangeProvider(oracleLanguageId, {
    provideFoldingRanges: (model) => findBlockFolds(model.getValue()).map(toRange),
  });
}

const configuration: monaco.languages.LanguageConfiguration = {
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
};

function toRange(fold: ReturnType<typeof findBlockFolds>[number]): monaco.languages.FoldingRange {
  return {
    start: fold.startLine,
    end: fold.endLine,
    ...(fold.isComment && { kind: monaco.languages.FoldingRangeKind.Comment }),
  };
}
