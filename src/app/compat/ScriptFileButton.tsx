import { type ReactElement, useRef } from "react";
import type { NamedText } from "../../sql/compat/compatUnit.ts";
import { readTextFile } from "../files/readTextFile.ts";
import type { Services } from "../services/services.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { useServices } from "../services/useWorkbench.ts";

/** Asks for Oracle scripts. */
export function ScriptFileButton({
  onFiles,
}: {
  readonly onFiles: (files: readonly NamedText[]) => void;
}): ReactElement {
  const services = useServices();
  const inputRef = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button label="Add files…" onClick={() => inputRef.current?.click()} />
      <input
        ref={inputRef}
        type="file"
        hidden
        multiple
        aria-label={translate("Oracle scripts")}
        onChange={({ currentTarget }) => {
          void readScripts(services, [...(currentTarget.files ?? [])]).then(onFiles);
          currentTarget.value = "";
        }}
      />
    </>
  );
}

/** Reads scripts in their encodings; those whose encoding the user does not choose are left out. */
export async function readScripts(
  services: Pick<Services, "ui" | "workbench">,
  files: readonly File[],
): Promise<readonly NamedText[]> {
  const read = await Promise.all(
    files.map(async (file) => {
      const content = await readTextFile(services, file);
      return content === null ? [] : [{ name: file.name, text: content.text }];
    }),
  );
  return read.flat();
}
