/** Downloads a file. */
export function downloadFile(name: string, file: Blob): void {
  const link = document.createElement("a");
  const url = URL.createObjectURL(file);
  link.href = url;
  link.download = name;
  link.click();
  // The browser needs the URL until the next task.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 0);
}
