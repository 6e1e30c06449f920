import type { ReactElement } from "react";
import { openFiles } from "../commands/fileCommands.ts";
import { useServices } from "../services/useWorkbench.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { formatBytes } from "../ui/format/formatBytes.ts";

interface LargeFileNoteProps {
  readonly file: File;
  /** The file is in the editor now. */
  readonly onOpened: () => void;
}

/** Says why a script is not in the editor, and opens it there all the same. */
export function LargeFileNote({ file, onOpened }: LargeFileNoteProps): ReactElement {
  const services = useServices();
  return (
    <div role="note">
      <p>
        {translate(
          "{{name}} has {{size}}, which is too much for the editor to stay quick. Run it as a file: it is not read into the page. In the editor every change takes seconds, and its text is not kept when the page is reloaded.",
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
