import type { Signatures } from "../assistance/findSignatures.ts";
import { monaco } from "./monaco.ts";
import { editorLanguages } from "./sqlLanguage.ts";

/** Registers parameter help, shown while arguments are typed and on Ctrl+Shift+Space. */
export function registerSignatures(
  find: (model: monaco.editor.ITextModel, offset: number) => Promise<Signatures | null>,
): monaco.IDisposable {
  return monaco.languages.registerSignatureHelpProvider([...editorLanguages], {
    signatureHelpTriggerCharacters: ["(", ","],
    signatureHelpRetriggerCharacters: [")", ">"],
    async provideSignatureHelp(model, position) {
      const found = await find(model, model.getOffsetAt(position));
      return found === null ? null : { value: toHelp(found), dispose: () => undefined };
    },
  });
}

function toHelp({ items, active }: Signatures): monaco.languages.SignatureHelp {
  const [item] = items.slice(active);
  return {
    signatures: items.map(({ label, parameters, activeParameter }) => ({
      label,
      parameters: parameters.map(({ start, end }) => ({ label: [start, end] })),
      // An index after the last parameter highlights none.
      activeParameter: activeParameter ?? parameters.length,
    })),
    activeSignature: active,
    activeParameter: item?.activeParameter ?? item?.parameters.length ?? 0,
  };
}
