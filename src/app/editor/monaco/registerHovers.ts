import type { Hover } from "../assistance/findHover.ts";
import { monaco } from "./monaco.ts";
import { editorLanguages, sqlLanguageId } from "./sqlLanguage.ts";

/** Says what the name under the pointer stands for. */
export function registerHovers(
  find: (model: monaco.editor.ITextModel, offset: number) => Promise<Hover | null>,
): monaco.IDisposable {
  return monaco.languages.registerHoverProvider([...editorLanguages], {
    async provideHover(model, position) {
      const found = await find(model, model.getOffsetAt(position));
      if (found === null) return null;
      const { range, code, note } = found;
      return {
        range: monaco.Range.fromPositions(
          model.getPositionAt(range.start),
          model.getPositionAt(range.end),
        ),
        contents: [
          // A name may hold anything, the fence's own marks too.
          { value: `\`\`\`${sqlLanguageId}\n${code.replaceAll("`", "'")}\n\`\`\`` },
          ...(note === "" ? [] : [{ value: note }]),
        ],
      };
    },
  });
}
