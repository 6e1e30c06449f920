import { type ReactElement, useRef } from "react";
import type { SuiteFile } from "../../sql/regression/suiteFile.ts";
import { readSqlFile } from "../files/readSqlFile.ts";
import type { Services } from "../services/services.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { useServices } from "../services/useWorkbench.ts";

interface TestFileButtonProps {
  readonly onFiles: (files: readonly SuiteFile[]) => void;
}

/** Asks for scripts, their expected outputs and the data they read: files, or a suite's folder. */
export function TestFileButton({ onFiles }: TestFileButtonProps): ReactElement {
  const services = useServices();
  const filesRef = useRef<HTMLInputElement>(null);
  const folderRef = useRef<HTMLInputElement>(null);
  const take = (input: HTMLInputElement): void => {
    void readSuiteFiles(services, [...(input.files ?? [])]).then(onFiles);
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

/**
 * Reads files with their paths in a chosen folder, whose own name is left out. Scripts and expected
 * outputs are converted to UTF-8; those whose encoding the user does not choose are left out.
 */
export async function readSuiteFiles(
  services: Pick<Services, "ui" | "workbench">,
  files: readonly File[],
): Promise<readonly SuiteFile[]> {
  const read = await Promise.all(
    files.map(async (file): Promise<readonly SuiteFile[]> => {
      const content = /\.(?:sql|out)$/.test(file.name) ? await readSqlFile(services, file) : file;
      if (content === null) return [];
      const path = file.webkitRelativePath.split("/").slice(1).join("/") || file.name;
      return [{ path, bytes: new Uint8Array(await content.arrayBuffer()) }];
    }),
  );
  return read.flat();
}
