import type { ReactElement } from "react";
import { openFiles } from "../commands/fileCommands.ts";
import { useServices } from "../services/useWorkbench.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { formatBytes } from "../ui/format/formatBytes.ts";

interface LargeFileNoteProps {
  readonly file: File;
  /** Called after the file was opened in the editor. */
  readonly onOpened: () => void;
}

/** Says why a script was not opened in the editor, and opens it on request. */
export function LargeFileNote({ file, onOpened }: LargeFileNoteProps): ReactElement {
  const services = useServices();
  return (
    <div role="note">
      <p>
        {translate(
          "{{name}} has {{size}}. The editor is slow with texts of this size and does not keep them when the page is reloaded. “Run as SQL” gives the file to psql without the editor.",
          { name: file.name, size: formatBytes(file.size) },
        )}
      </p>
      <Button
        label="Open in the editor"
        onClick={() => {
          onOpened();
          void openFiles(services, [file], Infinity);
        }}
      />
    </div>
  );
}
