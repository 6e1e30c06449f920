import { Table } from "lucide-react";
import { type ReactElement, useEffect, useEffectEvent, useRef, useState } from "react";
import type { LoadableTable } from "../../sql/catalog/loadableTable.ts";
import { selectFirstRowsOf } from "../../sql/catalog/objectStatements.ts";
import { quoteIdentifier } from "../../sql/quote.ts";
import { selectDatabase } from "../../state/store/selectors.ts";
import { workerCsvFiles } from "../../state/transfer/csvFiles.ts";
import type { CsvLayout, CsvPreview, CsvProblem } from "../../state/transfer/csvMessages.ts";
import type { TransferState } from "../../state/store/transferState.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { firstRows, openAndRun } from "../schema/openObject.ts";
import { askEncoding } from "../files/readTextFile.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import { Elapsed } from "../ui/Elapsed.tsx";
import { formatBytes } from "../ui/format/formatBytes.ts";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import { type CsvColumn, CsvColumns } from "./CsvColumns.tsx";
import { CsvLayoutFields } from "./CsvLayoutFields.tsx";
import { describeCsvProblem } from "./describeTransfer.ts";
import { TransferOutcome } from "./TransferOutcome.tsx";
import { TransferProgress } from "./TransferProgress.tsx";
import { translate } from "../translation/translation.ts";

const selectTransfer = (state: WorkbenchState): TransferState => state.transfer;

interface Matched {
  readonly preview: CsvPreview;
  readonly target: LoadableTable | null;
}

interface Invalid {
  readonly problems: readonly CsvProblem[];
  readonly count: number;
}

interface CsvDialogProps {
  readonly file: File;
  /** The table chosen at first, by its quoted name; `null` for a new one. */
  readonly proposedTable: string | null;
  readonly onClose: () => void;
}

/** Loads a CSV file into a table; shows a preview, its columns and its errors. */
export function CsvDialog({ file, proposedTable, onClose }: CsvDialogProps): ReactElement {
  const services = useServices();
  const { workbench } = services;
  const { transfers } = workbench;
  const transfer = useWorkbenchState(selectTransfer);
  const database = useWorkbenchState(selectDatabase) ?? "";
  const [preview, setPreview] = useState<CsvPreview | null>(null);
  const [columns, setColumns] = useState<readonly CsvColumn[]>([]);
  const [tables, setTables] = useState<readonly LoadableTable[]>([]);
  const [targetName, setTargetName] = useState(proposedTable);
  /** The preview and table that `columns` were made for. */
  const [matched, setMatched] = useState<Matched | null>(null);
  const [newName, setNewName] = useState(() => nameTable(file.name));
  const [invalid, setInvalid] = useState<Invalid | null>(null);
  const [checkedBytes, setCheckedBytes] = useState<number | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  // Counts the previews: the result for an older file or layout is ignored.
  const lookRef = useRef(0);
  const isClosedRef = useRef(false);

  const close = (): void => {
    // A file that is still being checked must not be loaded after closing.
    isClosedRef.current = true;
    transfers.dismiss();
    onClose();
  };

  const look = (source: File, layout: Partial<CsvLayout>): void => {
    lookRef.current += 1;
    const own = lookRef.current;
    workerCsvFiles.preview(source, layout).then(
      (seen) => {
        if (own !== lookRef.current) return;
        if (seen.undecided !== null) {
          void askEncoding(services, { fileName: source.name, ...seen.undecided }).then((read) => {
            if (own !== lookRef.current) return;
            if (read === null) close();
            else look(source, { encoding: read.encoding });
          });
          return;
        }
        setPreview(seen);
      },
      (error: unknown) => {
        setFailure(error instanceof Error ? error.message : String(error));
      },
    );
  };
  const lookAtNew = useEffectEvent((source: File) => {
    look(source, {});
  });
  useEffect(() => {
    lookAtNew(file);
  }, [file]);
  useEffect(() => {
    void transfers.listTables().then(setTables);
  }, [transfers]);

  const target = tables.find(({ name }) => name === targetName) ?? null;
  if (preview !== null && (matched?.preview !== preview || matched.target !== target)) {
    setMatched({ preview, target });
    setColumns(target === null ? preview.columns : matchColumns(preview, target));
  }
  const isWorking = transfer.kind === "running" || checkedBytes !== null;
  const isLoaded = transfer.kind === "ended" && transfer.outcome.kind === "done";
  const loaded =
    transfer.kind === "ended" && transfer.outcome.kind === "done"
      ? (transfer.outcome.loaded ?? null)
      : null;
  const isFitting = target === null || target.columns.length >= columns.length;

  const load = async (): Promise<void> => {
    if (preview === null) return;
    setInvalid(null);
    setCheckedBytes(0);
    try {
      const { layout } = preview;
      const prepared = await workerCsvFiles.prepare({ file, layout, columns }, setCheckedBytes);
      if (isClosedRef.current) return;
      if (prepared.kind === "invalid") {
        setInvalid(prepared);
        return;
      }
      setCheckedBytes(null);
      const kind = target === null ? "newTable" : "existingTable";
      const table = target?.name ?? quoteIdentifier(newName);
      const { bytes } = prepared;
      await transfers.loadCsv({ fileName: file.name, target: { kind, table, columns }, bytes });
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    } finally {
      setCheckedBytes(null);
    }
  };

  return (
    <Dialog
      title={translate("Load {{name}} into the database {{database}}", {
        name: file.name,
        database,
      })}
      width="wide"
      onClose={close}
      footer={
        <>
          {loaded !== null && (
            <Button
              label="Open table"
              icon={Table}
              onClick={() => {
                close();
                const { table } = loaded;
                void openAndRun(services, table, selectFirstRowsOf(table, firstRows));
              }}
            />
          )}
          <Button label="Close" look={isLoaded ? "primary" : "normal"} onClick={close} />
          <Button
            label="Load rows"
            look={isLoaded ? "normal" : "primary"}
            isDisabled={isWorking || preview === null || !isFitting || newName === ""}
            onClick={() => void load()}
          />
        </>
      }
    >
      {failure !== null && (
        <p role="alert">{translate("The file could not be read: {{failure}}", { failure })}</p>
      )}
      {preview !== null && (
        <>
          <CsvLayoutFields
            layout={preview.layout}
            onLayout={(layout) => {
              setInvalid(null);
              look(file, layout);
            }}
            tables={tables}
            targetName={target?.name ?? null}
            onTarget={setTargetName}
            newName={newName}
            onNewName={setNewName}
          />
          <CsvColumns
            columns={columns}
            rows={preview.rows}
            choices={target?.columns ?? null}
            onChange={setColumns}
          />
          {!isFitting && (
            <p role="alert">{translate("The table has fewer columns than the file.")}</p>
          )}
        </>
      )}
      {checkedBytes !== null && (
        <p>
          {translate("Checking: {{done}} of {{total}}", {
            done: formatBytes(checkedBytes),
            total: formatBytes(file.size),
          })}{" "}
          <Elapsed />
        </p>
      )}
      {invalid !== null && (
        <TransferOutcome
          label={translate("Bad lines")}
          isGood={false}
          words={translate("{{count}} lines cannot be loaded, so nothing was.", {
            count: invalid.count,
          })}
          problemsLabel={translate("Lines")}
          problems={invalid.problems.map((problem) => ({
            key: String(problem.line),
            words: describeCsvProblem(problem, columns.length),
          }))}
        />
      )}
      <TransferProgress transfer={transfer} />
    </Dialog>
  );
}

/** Matches the file's columns with the table's by name, the remaining ones by order. */
function matchColumns(preview: CsvPreview, table: LoadableTable): readonly CsvColumn[] {
  const names = new Set(preview.columns.map(({ name }) => name));
  const rest = table.columns.filter(({ name }) => !names.has(name));
  return preview.columns.map((column) => {
    const same = table.columns.find(({ name }) => name === column.name);
    return same ?? rest.shift() ?? column;
  });
}

function nameTable(fileName: string): string {
  const name = fileName
    .replace(/\.[^.]*$/, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "_")
    .replaceAll(/^_|_$/g, "");
  return name === "" ? "imported" : name.slice(0, 60);
}
