/** Appends text to the focused field of a dialog; does nothing if there is none. */
export function typeIntoDialog(text: string): void {
  const field = document.activeElement;
  if (text === "" || !(field instanceof HTMLInputElement) || field.closest("dialog") === null) {
    return;
  }
  // Null for fields without text, for instance a checkbox.
  if (field.selectionStart === null) return;
  // React overrides the element's `value` property; setting the prototype's makes it see a change.
  Reflect.set(HTMLInputElement.prototype, "value", field.value + text, field);
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText" }));
}
