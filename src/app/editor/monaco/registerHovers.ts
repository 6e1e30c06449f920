import type { Hover } from "../assistance/findHover.ts";
import { monaco } from "./monaco.ts";
import { editorLanguages, sqlLanguageId } from "./sqlLanguage.ts";

/** Registers hovers that describe the name under the pointer. */
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
          // A name may contain any character, including the backticks of the fence.
          { value: `\`\`\`${sqlLanguageId}\n${code.replaceAll("`", "'")}\n\`\`\`` },
          ...(note === "" ? [] : [{ value: note }]),
        ],
      };
    },
  });
}
