import type { monaco } from "./monaco.ts";

/** Inserts text that is dropped on the editor at that place; returns a function that stops this. */
export function insertDroppedText(widget: monaco.editor.IStandaloneCodeEditor): () => void {
  const element = widget.getContainerDomNode();
  const isText = ({ dataTransfer }: DragEvent): boolean =>
    dataTransfer?.types.includes("text/plain") === true && !dataTransfer.types.includes("Files");
  const allow = (event: DragEvent): void => {
    if (isText(event)) event.preventDefault();
  };
  const write = (event: DragEvent): void => {
    if (!isText(event)) return;
    event.preventDefault();
    const text = event.dataTransfer?.getData("text/plain") ?? "";
    const place = widget.getTargetAtClientPoint(event.clientX, event.clientY)?.position;
    const position = place ?? widget.getPosition();
    if (position === null) return;
    const { lineNumber, column } = position;
    const range = {
      startLineNumber: lineNumber,
      startColumn: column,
      endLineNumber: lineNumber,
      endColumn: column,
    };
    widget.pushUndoStop();
    widget.executeEdits("drop", [{ range, text, forceMoveMarkers: true }]);
    widget.pushUndoStop();
    widget.focus();
  };
  element.addEventListener("dragover", allow);
  element.addEventListener("drop", write);
  return () => {
    element.removeEventListener("dragover", allow);
    element.removeEventListener("drop", write);
  };
}
