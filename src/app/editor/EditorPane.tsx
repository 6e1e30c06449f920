import type { ReactElement } from "react";
import { EditorSurface } from "./EditorSurface.tsx";
import { EditorTabs } from "./EditorTabs.tsx";
import styles from "./editorPane.module.css";
import { RunToolbar } from "./RunToolbar.tsx";

export function EditorPane(): ReactElement {
  return (
    <section className={styles["pane"]} aria-label="Editor">
      <div className={styles["bar"]}>
        <EditorTabs />
        <RunToolbar />
      </div>
      <div className={styles["surface"]}>
        <EditorSurface />
      </div>
    </section>
  );
}
