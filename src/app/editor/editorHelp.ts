import type { Workbench } from "../../state/workbench.ts";
import type { SqlEditorOptions } from "./monaco/sqlEditor.ts";

type EditorHelp = Pick<SqlEditorOptions, "findCompletions" | "findHover" | "findSignatures">;

/** Completion, hover and parameter help. Their code is loaded when the editor first asks for it. */
export function editorHelp(workbench: Workbench): EditorHelp {
  return {
    async findCompletions(text, offset) {
      const { findCompletions } = await import("./assistance/findCompletions.ts");
      return findCompletions(workbench, text, offset);
    },
    async findHover(text, offset) {
      const { findHover } = await import("./assistance/findHover.ts");
      return findHover(workbench, text, offset);
    },
    async findSignatures(text, offset) {
      const { findSignatures } = await import("./assistance/findSignatures.ts");
      return findSignatures(workbench, text, offset);
    },
  };
}
