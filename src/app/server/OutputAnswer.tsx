import { Replace } from "lucide-react";
import type { ReactElement } from "react";
import { outputToNotices } from "../../sql/oracle/rewrites/outputToNotices.ts";
import type { OutputFacility } from "../../sql/serverIdentity.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { useServices } from "../services/useWorkbench.ts";

/** Says how this server shows DBMS_OUTPUT lines, or what to use instead. */
export function OutputAnswer({
  facility,
  onClose,
}: {
  readonly facility: OutputFacility | null;
  readonly onClose: () => void;
}): ReactElement {
  const { editor } = useServices();
  if (facility !== null) {
    return (
      <p>
        {translate(
          "Switch on DBMS_OUTPUT in the status bar. Its lines then stand with each statement and under Messages.",
        )}
      </p>
    );
  }
  const handle = editor.current;
  const rewritten = handle === null ? null : outputToNotices(handle.text());
  return (
    <>
      <p>
        {translate(
          "This server has no DBMS_OUTPUT. RAISE NOTICE shows the same text under Messages.",
        )}
      </p>
      {handle !== null && rewritten !== null && (
        <Button
          label="Rewrite this tab to RAISE NOTICE"
          icon={Replace}
          onClick={() => {
            handle.replaceText(rewritten);
            onClose();
          }}
        />
      )}
    </>
  );
}
