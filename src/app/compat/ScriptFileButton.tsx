import { type ReactElement, useRef } from "react";
import type { NamedText } from "../../sql/compat/compatUnit.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/Button.tsx";

/** Asks for scripts of Oracle's. */
export function ScriptFileButton({
  onFiles,
}: {
  readonly onFiles: (files: readonly NamedText[]) => void;
}): ReactElement {
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
          void readScripts([...(currentTarget.files ?? [])]).then(onFiles);
          currentTarget.value = "";
        }}
      />
    </>
  );
}

export function readScripts(files: readonly File[]): Promise<readonly NamedText[]> {
  return Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
}
