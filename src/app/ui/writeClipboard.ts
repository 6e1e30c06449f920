/**
 * Copies text to the clipboard; false if the browser refuses.
 *
 * Pages that are not served over https or from localhost have no `navigator.clipboard`: there it
 * triggers a copy command and sets the text in the copy event.
 */
export async function writeClipboard(text: string): Promise<boolean> {
  if ("clipboard" in navigator) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Permission was denied or the page lost the focus: the copy command may still work.
    }
  }
  return copyByCommand(text);
}

function copyByCommand(text: string): boolean {
  let isWritten = false;
  const answer = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isWritten = true;
  };
  document.addEventListener("copy", answer, { capture: true });
  try {
    // Deprecated, but the only way on an insecure page.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand("copy") && isWritten;
  } finally {
    document.removeEventListener("copy", answer, { capture: true });
  }
}
