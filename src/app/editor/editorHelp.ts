import type { Workbench } from "../../state/workbench.ts";
import type { SqlEditorOptions } from "./SqlEditor.ts";

type EditorHelp = Pick<SqlEditorOptions, "findCompletions" | "findHover" | "findSignatures">;

/** Completion, hover and parameter help. Their code is loaded when the editor first asks for it. */
export function editorHelp(workbench: Workbench): EditorHelp {
  return {
    async findCompletions(text, offset) {
      const { findCompletions } = await import("./findCompletions.ts");
      return findCompletions(workbench, text, offset);
    },
    async findHover(text, offset) {
      const { findHover } = await import("./findHover.ts");
      return findHover(workbench, text, offset);
    },
    async findSignatures(text, offset) {
      const { findSignatures } = await import("./findSignatures.ts");
      return findSignatures(workbench, text, offset);
    },
  };
}
