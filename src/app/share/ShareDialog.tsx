import { type ReactElement, useEffect, useState } from "react";
import { activeEditorTab } from "../../state/store/editorTabs.ts";
import { selectPort } from "../../state/store/selectors.ts";
import { packFragment } from "../../state/start/packFragment.ts";
import { shareFragment } from "../../state/start/startRequest.ts";
import { currentText } from "../commands/runCommands.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import { writeClipboard } from "../ui/writeClipboard.ts";
import { useServices } from "../services/useWorkbench.ts";
import { nameOfTab } from "../wording/nameOfTab.ts";
import { nameOfPort } from "../wording/nameOfPort.ts";
import fields from "../ui/textField.module.css";
import styles from "./share.module.css";
import { translate } from "../translation/translation.ts";

/** Creates a link with the tab's text, its port and, optionally, a script to run before it. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const services = useServices();
  const [seedTabId, setSeedTabId] = useState("");
  const [notice, setNotice] = useState("");
  const state = services.workbench.store.getState();
  const port = selectPort(state);
  const others = state.editor.tabs.filter(
    (tab) => tab.id !== activeEditorTab(state.editor).id && tab.text.trim() !== "",
  );
  const seed = others.find(({ id }) => id === seedTabId)?.text ?? null;
  const fragment = shareFragment({ sql: currentText(services), port, seed });
  const link = usePackedLink(fragment);
  const copy = (): void => {
    void writeClipboard(link).then((isWritten) => {
      setNotice(translate(isWritten ? "Copied" : "The browser did not allow copying"));
    });
  };
  return (
    <Dialog
      title="Share the tab's text"
      onClose={onClose}
      footer={
        <>
          <span className={styles["notice"]} aria-live="polite">
            {notice}
          </span>
          <Button label="Copy the link" look="primary" isDisabled={link === ""} onClick={copy} />
        </>
      }
    >
      <p className={styles["words"]}>
        {port === null
          ? translate("The link holds the SQL itself.")
          : translate("The link holds the SQL itself and the port {{port}}.", {
              port: nameOfPort(state, port),
            })}{" "}
        {translate("Nothing is uploaded, and nothing runs before whoever opens it says so.")}
      </p>
      <label className={styles["field"]}>
        {translate("Run first")}
        <select
          className={fields["textField"]}
          value={seedTabId}
          onChange={(event) => {
            setSeedTabId(event.currentTarget.value);
          }}
        >
          <option value="">{translate("Nothing")}</option>
          {others.map((tab) => (
            <option key={tab.id} value={tab.id}>
              {nameOfTab(tab)}
            </option>
          ))}
        </select>
      </label>
      <label className={styles["field"]}>
        {translate("Link")}
        <input
          readOnly
          className={fields["textField"]}
          value={link}
          onFocus={(event) => {
            event.currentTarget.select();
          }}
        />
      </label>
    </Dialog>
  );
}

/** The page's address with the compressed fragment; empty while it is being compressed. */
function usePackedLink(fragment: string): string {
  const [packed, setPacked] = useState({ fragment: "", link: "" });
  useEffect(() => {
    let isWanted = true;
    void packFragment(fragment).then((hash) => {
      if (!isWanted) return;
      const url = new URL(location.href);
      url.search = "";
      url.hash = hash;
      setPacked({ fragment, link: url.href });
    });
    return () => {
      isWanted = false;
    };
  }, [fragment]);
  return packed.fragment === fragment ? packed.link : "";
}
