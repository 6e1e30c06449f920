/**
 * Puts text on the clipboard; false when the browser refuses.
 *
 * Pages that are not served over https or from localhost have no `navigator.clipboard`: there a
 * copy command is made to happen and its event answered.
 */
export async function writeClipboard(text: string): Promise<boolean> {
  if ("clipboard" in navigator) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Permission was denied or the page lost the focus: the other way may still work.
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
    // Deprecated, and all there is on an insecure page.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return document.execCommand("copy") && isWritten;
  } finally {
    document.removeEventListener("copy", answer, { capture: true });
  }
}
