import type { Anchor } from "../../ui/floating/placeFloating.ts";
import { monaco } from "./monaco.ts";

/** Reports a right click, the menu key and Shift+F10, with the place for the menu. */
export function reportContextMenu(
  editor: monaco.editor.IStandaloneCodeEditor,
  onContextMenu: (anchor: Anchor) => void,
): void {
  editor.onContextMenu(({ event, target }) => {
    event.preventDefault();
    event.stopPropagation();
    const { position } = target;
    // As in other editors: a click outside of the selection moves the cursor there.
    if (position !== null && editor.getSelection()?.containsPosition(position) === false) {
      editor.setPosition(position);
    }
    editor.focus();
    const { clientX: x, clientY: y } = event.browserEvent;
    onContextMenu({ x, y, width: 0, height: 0 });
  });
  editor.onKeyDown((event) => {
    const isAsked =
      event.keyCode === monaco.KeyCode.ContextMenu ||
      (event.keyCode === monaco.KeyCode.F10 && event.shiftKey);
    const position = editor.getPosition();
    const box = editor.getDomNode()?.getBoundingClientRect();
    if (!isAsked || position === null || box === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    editor.revealPosition(position);
    const place = editor.getScrolledVisiblePosition(position);
    onContextMenu({
      x: box.x + (place?.left ?? 0),
      y: box.y + (place?.top ?? 0),
      width: 0,
      height: place?.height ?? 0,
    });
  });
}
