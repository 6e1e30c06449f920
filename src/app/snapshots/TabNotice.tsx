import type { ReactElement } from "react";
import type { TabAccess } from "../../state/store/snapshotsState.ts";
import { Button } from "../ui/buttons/Button.tsx";
import styles from "./snapshotsPanel.module.css";
import { translate } from "../translation/translation.ts";

export interface TabNoticeProps {
  readonly access: TabAccess;
  readonly onSeparate: () => void;
  readonly onTakeOver: () => void;
}

/** Says in a second tab that another tab keeps its state, and what the user can do about it. */
export function TabNotice(props: TabNoticeProps): ReactElement | null {
  const { access, onSeparate, onTakeOver } = props;
  if (access.kind !== "readOnly") return null;
  return (
    <div className={styles["notice"]} role="status" aria-label={translate("Tab")}>
      {access.isFree ? (
        <>
          <p>{translate("The other tab was closed. What you do here is not kept yet.")}</p>
          <Button label="Keep this tab’s state" look="primary" onClick={onTakeOver} />
        </>
      ) : (
        <>
          <p>
            {translate(
              "The workbench is open in another tab, which keeps its state. This tab keeps nothing: it is for looking around.",
            )}
          </p>
          <Button label="Use a separate state" onClick={onSeparate} />
        </>
      )}
    </div>
  );
}
