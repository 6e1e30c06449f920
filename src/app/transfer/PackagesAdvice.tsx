import type { ReactElement } from "react";
import { downloadFile } from "../ui/downloadFile.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { useWorkbench } from "../services/useWorkbench.ts";
import styles from "./transfer.module.css";

/** Alternatives if the server's pg_dump cannot dump a database with packages. */
export function PackagesAdvice(): ReactElement {
  const { transfers, snapshots } = useWorkbench();
  return (
    <div className={styles["buttons"]}>
      <Button
        label="Export everything in one file"
        onClick={() => {
          void transfers.dumpAroundPackages({ withExtensions: false }).then((dump) => {
            if (dump !== null) downloadFile("database.sql", dump);
          });
        }}
      />
      <Button
        label="Export the packages only"
        onClick={() => {
          void transfers.dumpPackages().then((dump) => {
            if (dump !== null) downloadFile("packages.sql", dump);
          });
        }}
      />
      <Button
        label="Export the whole machine"
        onClick={() => {
          void snapshots.exportState("whole").then((state) => {
            if (state !== null) downloadFile(state.name, state.file);
          });
        }}
      />
    </div>
  );
}
