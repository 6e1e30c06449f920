import { type KeyboardEvent, type ReactElement, useEffect, useRef } from "react";
import { useTranslate } from "../../translation/useTranslate.ts";
import { useFocusOnOpen } from "../useFocusOnOpen.ts";
import { Dialog } from "./Dialog.tsx";
import { Spinner } from "../Spinner.tsx";
import { typeIntoDialog } from "./typeIntoDialog.ts";

/**
 * Placeholder for a dialog whose code is still loading. It has the focus, so that no key reaches
 * the editor; what is typed meanwhile goes into the dialog's first field.
 */
export function DialogPlaceholder({ onClose }: { readonly onClose: () => void }): ReactElement {
  const translate = useTranslate();
  const focusRef = useFocusOnOpen<HTMLParagraphElement>();
  const typed = useRef("");
  useEffect(
    () => () => {
      const text = typed.current;
      // In the next task the loaded dialog has focused its field.
      setTimeout(() => {
        typeIntoDialog(text);
      });
    },
    [],
  );
  const collect = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Backspace") typed.current = typed.current.slice(0, -1);
    else if (event.key.length === 1) {
      // The default action of a space is to scroll.
      event.preventDefault();
      typed.current += event.key;
    }
  };
  return (
    <Dialog title="Loading…" onClose={onClose} appearsLate>
      <p ref={focusRef} tabIndex={-1} onKeyDown={collect}>
        <Spinner /> {translate("This part of the workbench is being loaded.")}
      </p>
    </Dialog>
  );
}
