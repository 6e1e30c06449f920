import { type ReactElement, useCallback, useEffect, useRef, useState } from "react";
import type { GuestFile } from "../../state/guestCommands/exchangeFiles.ts";
import type { TransferState } from "../../state/store/transferState.ts";
import { selectDatabase, selectDialect } from "../../state/store/selectors.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { downloadFile } from "../ui/downloadFile.ts";
import { readSqlFile } from "../files/readSqlFile.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import { formatBytes } from "../ui/format/formatBytes.ts";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import { largestEditedFile } from "../commands/fileCommands.ts";
import { LargeFileNote } from "./LargeFileNote.tsx";
import { ImportPort } from "./ImportPort.tsx";
import { TransferProgress } from "./TransferProgress.tsx";
import styles from "./transfer.module.css";
import { useImportPort } from "./useImportPort.ts";
import { translate } from "../translation/translation.ts";

const selectTransfer = (state: WorkbenchState): TransferState => state.transfer;

const selectHasPackages = (state: WorkbenchState): boolean =>
  state.schema.server?.value?.hasPackages === true;

interface TransferDialogProps {
  /** The file to import; `null` until one is chosen or dropped on the page. */
  readonly file: File | null;
  readonly onClose: () => void;
}

/** Import and export: the database as SQL, SQL and CSV files, any file of the guest. */
export function TransferDialog({ file, onClose }: TransferDialogProps): ReactElement {
  const services = useServices();
  const { workbench, ui } = services;
  const { transfers } = workbench;
  const transfer = useWorkbenchState(selectTransfer);
  const [stopsOnError, setStopsOnError] = useState(true);
  const [withExtensions, setWithExtensions] = useState(true);
  const database = useWorkbenchState(selectDatabase) ?? "";
  const isRunning = transfer.kind === "running";
  const purpose = file === null ? null : guessPurpose(file.name);
  const isOracle = useWorkbenchState((state) => selectDialect(state).name === "oracle");
  const hasPackages = useWorkbenchState(selectHasPackages);
  const choice = useImportPort(file);
  const setFile = (chosen: File): void => {
    ui.setState({ dialog: { kind: "transfer", file: chosen } });
  };
  const close = (): void => {
    transfers.dismiss();
    onClose();
  };
  return (
    <Dialog
      title="Import and export"
      width="wide"
      onClose={close}
      footer={<Button label="Done" look={file === null ? "primary" : "normal"} onClick={close} />}
    >
      <section className={styles["section"]} aria-label={translate("Export")}>
        <h3>{translate("The database {{database}} as SQL", { database })}</h3>
        <p>
          {isOracle
            ? translate(
                "A file for port 1521 of any IvorySQL. For an ordinary PostgreSQL server, export from a tab on port 5432.",
              )
            : translate(
                "A file that an ordinary PostgreSQL server takes: the way out of the browser.",
              )}
        </p>
        <label className={styles["check"]}>
          <input
            type="checkbox"
            checked={withExtensions}
            onChange={(event) => {
              setWithExtensions(event.currentTarget.checked);
            }}
          />
          {translate("With extensions, which the other server then needs too")}
        </label>
        <Button
          label="Export SQL"
          isDisabled={isRunning}
          onClick={() => {
            void transfers.dump({ withExtensions }).then((dump) => {
              if (dump !== null) downloadFile(nameDump(database), dump);
            });
          }}
        />
        {hasPackages && (
          <Button
            label="Export the packages"
            isDisabled={isRunning}
            onClick={() => {
              void transfers.dumpPackages().then((dump) => {
                if (dump !== null) downloadFile("packages.sql", dump);
              });
            }}
          />
        )}
      </section>
      <section className={styles["section"]} aria-label={translate("Import")}>
        <h3>{translate("A file into the database {{database}}", { database })}</h3>
        <FileChoice label={translate("File to import")} file={file} onChoose={setFile} />
        <label className={styles["check"]}>
          <input
            type="checkbox"
            checked={stopsOnError}
            onChange={(event) => {
              setStopsOnError(event.currentTarget.checked);
            }}
          />
          {translate("Stop at the first error")}
        </label>
        {purpose === "sql" && file !== null && file.size > largestEditedFile && (
          <LargeFileNote file={file} onOpened={close} />
        )}
        {purpose === "sql" && <ImportPort choice={choice} />}
        <div className={styles["buttons"]}>
          <Button
            label="Run as SQL"
            look={purpose === "sql" ? "primary" : "normal"}
            isDisabled={isRunning || file === null}
            onClick={() => {
              if (file === null) return;
              void readSqlFile(services, file).then((sql) => {
                if (sql === null) return;
                void transfers.importSql(sql, { stopsOnError, port: choice.port });
              });
            }}
          />
          <Button
            label="Load as CSV…"
            look={purpose === "csv" ? "primary" : "normal"}
            isDisabled={isRunning || file === null}
            onClick={() => {
              if (file !== null) ui.setState({ dialog: { kind: "csv", file, table: null } });
            }}
          />
          <Button
            label="Copy to the guest"
            look={purpose === "other" ? "primary" : "normal"}
            isDisabled={isRunning || file === null}
            onClick={() => {
              if (file !== null) void transfers.upload(file);
            }}
          />
        </div>
      </section>
      <GuestFiles isRunning={isRunning} />
      <TransferProgress transfer={transfer} />
    </Dialog>
  );
}

/** The dump's file name; `database.sql` for the database `postgres`, whose name says little. */
function nameDump(database: string): string {
  const name = database.replaceAll(/[^\p{L}\p{N}._-]+/gu, "_");
  return database === "postgres" || name === "" ? "database.sql" : `${name}.sql`;
}

/** The most likely use of a file. */
function guessPurpose(name: string): "sql" | "csv" | "other" {
  if (/\.(sql|txt|dump)$/i.test(name)) return "sql";
  return /\.(csv|tsv|tab)$/i.test(name) ? "csv" : "other";
}

interface FileChoiceProps {
  readonly label: string;
  readonly file: File | null;
  readonly onChoose: (file: File) => void;
}

function FileChoice({ label, file, onChoose }: FileChoiceProps): ReactElement {
  const inputRef = useRef<HTMLInputElement>(null);
  return (
    <div className={styles["buttons"]}>
      <Button label="Choose a file" onClick={() => inputRef.current?.click()} />
      <span>
        {file === null
          ? translate("or drop one on the page")
          : `${file.name}, ${formatBytes(file.size)}`}
      </span>
      <input
        ref={inputRef}
        type="file"
        hidden
        aria-label={label}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.files?.[0];
          if (chosen !== undefined) onChoose(chosen);
          currentTarget.value = "";
        }}
      />
    </div>
  );
}

/** The files in the directory that page and guest share. */
function GuestFiles({ isRunning }: { readonly isRunning: boolean }): ReactElement {
  const { workbench } = useServices();
  const { transfers } = workbench;
  const [files, setFiles] = useState<readonly GuestFile[]>([]);
  const list = useCallback(() => {
    void transfers.listFiles().then(setFiles);
  }, [transfers]);
  useEffect(() => {
    if (!isRunning) list();
  }, [isRunning, list]);
  return (
    <section className={styles["section"]} aria-label={translate("Files of the guest")}>
      <h3>{translate("Files in the guest’s /mnt/host")}</h3>
      {files.length === 0 ? (
        <p>{translate("None. What the guest’s shell writes there can be downloaded here.")}</p>
      ) : (
        <ul className={styles["files"]}>
          {files.map(({ path, sizeBytes }) => (
            <li key={path}>
              <span>{path}</span>
              <span>{formatBytes(sizeBytes)}</span>
              <Button
                label={translate("Download {{name}}", {
                  name: path.slice(path.lastIndexOf("/") + 1),
                })}
                isDisabled={isRunning}
                onClick={() => {
                  void transfers.download(path).then((content) => {
                    if (content === null) return;
                    downloadFile(path.slice(path.lastIndexOf("/") + 1), content);
                  });
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <Button label="Refresh" isDisabled={isRunning} onClick={list} />
    </section>
  );
}
