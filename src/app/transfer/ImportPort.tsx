import type { ReactElement } from "react";
import { translate } from "../translation/translation.ts";
import { useWorkbench } from "../services/useWorkbench.ts";
import { nameOfPort } from "../wording/nameOfPort.ts";
import styles from "./transfer.module.css";
import type { ImportPortChoice } from "./useImportPort.ts";

/** Asks on which port a SQL file runs, if the image's ports read SQL differently. */
export function ImportPort({ choice }: { readonly choice: ImportPortChoice }): ReactElement | null {
  const workbench = useWorkbench();
  const { ports, port, isRecognised } = choice;
  if (ports.length < 2) return null;
  return (
    <label className={styles["check"]}>
      {translate("Port that the file is for")}
      <select
        value={port ?? ""}
        onChange={(event) => {
          choice.choose(Number(event.currentTarget.value));
        }}
      >
        {ports.map((each) => (
          <option key={each} value={each}>
            {nameOfPort(workbench.store.getState(), each)}
          </option>
        ))}
      </select>
      {isRecognised
        ? translate("by what stands in the file")
        : translate("the file does not tell; choose")}
    </label>
  );
}
