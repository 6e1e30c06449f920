/** Types at the end of the dialog's field that has the focus; does nothing where there is none. */
export function typeIntoDialog(text: string): void {
  const field = document.activeElement;
  if (text === "" || !(field instanceof HTMLInputElement) || field.closest("dialog") === null) {
    return;
  }
  // Null for fields without text, a checkbox for instance.
  if (field.selectionStart === null) return;
  // React replaces an element's own property to see changes; the prototype's is the browser's.
  Reflect.set(HTMLInputElement.prototype, "value", field.value + text, field);
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
}
