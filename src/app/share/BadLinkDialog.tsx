import type { ReactElement } from "react";
import type { LinkProblem } from "../../state/start/packFragment.ts";
import { useTranslate } from "../translation/useTranslate.ts";
import { Dialog } from "../ui/dialog/Dialog.tsx";

const words: Readonly<Record<LinkProblem, string>> = {
  damaged:
    "The link is incomplete or changed. Ask for it again; some programs cut or break long links.",
  tooLarge: "The link holds more text than the workbench opens: over 4 MB. Ask for it as a file.",
  unsupported: "This browser is too old to unpack the link.",
};

/** Says why a shared link cannot be opened. */
export function BadLinkDialog({
  problem,
  onClose,
}: {
  readonly problem: LinkProblem;
  readonly onClose: () => void;
}): ReactElement {
  const translate = useTranslate();
  return (
    <Dialog title="The shared SQL cannot be opened" role="alertdialog" onClose={onClose}>
      {translate(words[problem])}
    </Dialog>
  );
}
