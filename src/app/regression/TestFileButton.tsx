import { type ReactElement, useRef } from "react";
import type { NamedText } from "../../sql/regression/regressionTest.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/Button.tsx";

/** Asks for scripts and their expected outputs. */
export function TestFileButton({
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
        accept=".sql,.out"
        aria-label={translate("Scripts and expected outputs")}
        onChange={({ currentTarget }) => {
          void readTexts([...(currentTarget.files ?? [])]).then(onFiles);
          currentTarget.value = "";
        }}
      />
    </>
  );
}

export function readTexts(files: readonly File[]): Promise<readonly NamedText[]> {
  return Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
}
