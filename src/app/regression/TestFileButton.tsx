import { type ReactElement, useRef } from "react";
import type { SuiteFile } from "../../sql/regression/suiteFile.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/Button.tsx";

interface TestFileButtonProps {
  readonly onFiles: (files: readonly SuiteFile[]) => void;
}

/** Asks for scripts, their expected outputs and the data they read: files, or a suite's folder. */
export function TestFileButton({ onFiles }: TestFileButtonProps): ReactElement {
  const filesRef = useRef<HTMLInputElement>(null);
  const folderRef = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement): void => {
    void readSuiteFiles([...(input.files ?? [])]).then(onFiles);
    input.value = "";
  };
  return (
    <>
      <Button label="Add files…" onClick={() => filesRef.current?.click()} />
      <Button
        label="Add a folder…"
        onClick={() => {
          if (folderRef.current === null) return;
          folderRef.current.webkitdirectory = true;
          folderRef.current.click();
        }}
      />
      <input
        ref={filesRef}
        type="file"
        hidden
        multiple
        aria-label={translate("Scripts and expected outputs")}
        onChange={({ currentTarget }) => {
          take(currentTarget);
        }}
      />
      <input
        ref={folderRef}
        type="file"
        hidden
        aria-label={translate("Folder of a test suite")}
        onChange={({ currentTarget }) => {
          take(currentTarget);
        }}
      />
    </>
  );
}

/** Reads files with their places in a chosen folder, whose own name is left out. */
export function readSuiteFiles(files: readonly File[]): Promise<readonly SuiteFile[]> {
  return Promise.all(
    files.map(async (file) => ({
      path: file.webkitRelativePath.split("/").slice(1).join("/") || file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}
