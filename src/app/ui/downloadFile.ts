/** Hands a file to the browser's downloads. */
export function downloadFile(name: string, file: Blob): void {
  const link = document.createElement("a");
  const url = URL.createObjectURL(file);
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file over by the next task.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 0);
}
