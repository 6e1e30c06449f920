import {
  type LoadableTable,
  loadableTablesQuery,
  parseLoadableTables,
} from "../../sql/catalog/loadableTable.ts";
import { dumpHeader } from "../../sql/catalog/guessDumpMode.ts";
import { allPackagesQuery } from "../../sql/catalog/packageSource.ts";
import { parseSource } from "../../sql/catalog/parseCatalog.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
import type { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { FileExchange } from "../../sql/session/contract/fileExchange.ts";
import type { Machine } from "../../vm/machine.ts";
import type { Connections } from "../machine/connections.ts";
import { selectDatabase, selectPort, selectSession } from "../store/selectors.ts";
import type { ServiceDatabase } from "../machine/serviceDatabase.ts";
import type { SnapshotActions } from "../snapshots/snapshotActions.ts";
import type { FeatureEvents } from "../store/featureEvent.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { type CsvLoad, csvLoadScript, parseLoadedRows } from "../guestCommands/csvLoad.ts";
import { dumpAroundPackages } from "./dumpAroundPackages.ts";
import {
  databaseArgument,
  dropFaultyOwners,
  type DumpTask,
  dumpTask,
} from "../guestCommands/dumpTask.ts";
import {
  type GuestFile,
  listExchangeFiles,
  parseExchangeFiles,
} from "../guestCommands/exchangeFiles.ts";
import { importTask } from "../guestCommands/importTask.ts";
import { psqlCommand } from "../guestCommands/psqlCommand.ts";
import { dumpPlace } from "./dumpPlace.ts";
import { guardCopies, type GuardedScript } from "./guardCopies.ts";
import { type GuestTaskPlan, runGuestTask } from "../guestCommands/runGuestTask.ts";
import { parseImportOutput } from "./parseImportOutput.ts";
import { ended, written } from "./endedTransfer.ts";
import type { TransferKind, TransferOutcome } from "../store/transferState.ts";

/** Transfers data into and out of the database and the guest; one transfer at a time. */
export interface TransferActions {
  /**
   * Dumps the database as SQL for the active tab's port; on port 5432 in a form that an ordinary
   * server accepts. Returns `null` when it failed or was stopped.
   */
  dump(options: { readonly withExtensions: boolean }): Promise<Blob | null>;
  /**
   * Dumps a database with packages that pg_dump cannot write: drops them on the lent machine, dumps
   * the rest, and appends the packages from the catalogue. The machine's state is restored.
   */
  dumpAroundPackages(options: { readonly withExtensions: boolean }): Promise<Blob | null>;
  /** Dumps only the packages, from the catalogue, as SQL for Oracle's port. */
  dumpPackages(): Promise<Blob | null>;
  /**
   * Runs a SQL file, including COPY data, in its own session; `port`: `null` for the active tab's
   * port.
   */
  importSql(
    file: File,
    options: { readonly stopsOnError: boolean; readonly port: number | null },
  ): Promise<void>;
  /** Loads checked CSV in one transaction. */
  loadCsv(load: CsvLoad): Promise<void>;
  upload(file: File): Promise<void>;
  listFiles(): Promise<readonly GuestFile[]>;
  download(path: string): Promise<Blob | null>;
  /** Lists the tables that CSV can be loaded into. */
  listTables(): Promise<readonly LoadableTable[]>;
  stop(): void;
  dismiss(): void;
}

export interface TransferAccess {
  readonly connections: Pick<Connections, "service" | "channel">;
  readonly serviceDatabase: Pick<ServiceDatabase, "run">;
  readonly lend: SnapshotActions["lend"];
  machine(): Machine | null;
  /** Learns after each transfer that the catalogue and the machine may have changed. */
  readonly events: Pick<FeatureEvents, "emit">;
}

export function createTransferActions(
  context: WorkbenchContext,
  access: TransferAccess,
): TransferActions {
  const { clock } = context.dependencies;
  let abort = new AbortController();

  const report = (doneBytes: number, totalBytes: number | null, at: string | null): void => {
    context.update("transfer", (transfer) =>
      transfer.kind === "running" ? { ...transfer, doneBytes, totalBytes, at } : transfer,
    );
  };

  const during = async <T>(
    task: TransferKind,
    name: string,
    work: (
      tools: Tools,
    ) => Promise<{ readonly outcome: TransferOutcome; readonly value: T | null }>,
  ): Promise<T | null> => {
    if (context.get().transfer.kind === "running") return null;
    abort = new AbortController();
    const { signal } = abort;
    context.update("transfer", () => ({
      kind: "running",
      task,
      name,
      doneBytes: 0,
      totalBytes: null,
      at: null,
    }));
    const end = (outcome: TransferOutcome): void => {
      context.update("transfer", () => ({ kind: "ended", task, name, outcome }));
    };
    const machine = access.machine();
    const service = access.connections.channel();
    if (machine?.status.kind !== "running" || service === null) {
      end({ kind: "machineLost" });
      return null;
    }
    const runTask: Tools["runTask"] = (plan) =>
      runGuestTask({ channel: service, files: machine, clock, signal, ...plan });
    try {
      const { outcome, value } = await work({ files: machine, service, runTask });
      end(outcome);
      return value;
    } catch {
      // For any exception (machine stopped, file too large), the user can only retry; the machine's
      // status tells more.
      end({ kind: "machineLost" });
      return null;
    } finally {
      access.events.emit({ kind: "catalogChanged" });
      access.events.emit({ kind: "machineChanged" });
    }
  };

  const databaseOption = (): string =>
    databaseArgument(selectDatabase(context.get()) ?? "postgres");

  const dumpTaskOn = (port: number, withExtensions: boolean, target: string): DumpTask =>
    dumpTask({ port, database: databaseOption(), withExtensions, target }, (bytes, table) => {
      report(bytes, null, table);
    });

  /** Runs a script in psql and reports the read position in one of its files. */
  const runSql = async (
    { service, runTask }: Tools,
    scriptPath: string,
    watched: Watched,
    options: string,
    port: number = selectPort(context.get()) ?? 5432,
    onLog: (log: string) => void = () => undefined,
  ): Promise<TransferOutcome> => {
    const request = {
      port,
      options: `${databaseOption()} ${options}`,
      scriptPath,
      watchedPath: watched.path,
    };
    const result = await runTask(
      importTask(request, (bytes) => {
        report(Math.min(bytes, watched.size), watched.size, null);
      }),
    );
    if (result.kind === "lost") return { kind: "machineLost" };
    // The file's pages would stay in the guest's cache and be saved in every snapshot.
    await service.dropCaches();
    if (result.kind === "stopped") return { kind: "stopped" };
    onLog(result.log);
    const problems = parseImportOutput(result.log, watched.parts);
    return result.exitStatus === 0
      ? { kind: "done", bytes: watched.size, problems }
      : { kind: "failed", problems };
  };

  return {
    dump: ({ withExtensions }) =>
      during<Blob>("dump", "", async ({ files, service, runTask }) => {
        const path = await files.putFile("dump.sql", new Uint8Array());
        const target = `${path}.out`;
        const { port, mode } = dumpPlace(context.get());
        try {
          const result = await runTask(dumpTaskOn(port, withExtensions, target));
          if (result.kind === "lost") return ended({ kind: "machineLost" });
          if (result.kind === "stopped") return ended({ kind: "stopped" });
          if (result.exitStatus !== 0) {
            // Printed by pg_dump of IvorySQL 4.4 as soon as a package exists.
            if (result.log.includes("cannot duplicate null pointer")) {
              return ended({ kind: "packagesNotDumped" });
            }
            const message = result.log.split("\n").slice(-3).join(" ");
            return ended({ kind: "failed", problems: [{ line: null, message }] });
          }
          if (mode === "oracle") await service.system(dropFaultyOwners(target));
          await service.sync();
          const bytes = await files.getFile(target);
          if (bytes === null) return ended({ kind: "machineLost" });
          return written([dumpHeader(mode), bytes.slice()]);
        } finally {
          await service.system(`rm -f ${target}; sync; echo 3 > /proc/sys/vm/drop_caches`);
          await files.removeFile(path);
        }
      }),
    dumpAroundPackages: ({ withExtensions }) =>
      during<Blob>("dump", "", async () => {
        const { port } = dumpPlace(context.get());
        const result = await dumpAroundPackages({
          context,
          serviceDatabase: access.serviceDatabase,
          lend: access.lend,
          signal: abort.signal,
          port,
          database: selectDatabase(context.get()) ?? "postgres",
          psql: (options) => psqlCommand(port, `${databaseOption()} ${options}`),
          dump: (target) => dumpTaskOn(port, withExtensions, target),
        });
        switch (result.kind) {
          case "done":
            return written([dumpHeader("oracle"), result.rest.slice(), `\n${result.packages}`]);
          case "failed": {
            const { message } = result;
            const problems = message === "" ? [] : [{ line: null, message }];
            return ended({ kind: "failed", problems });
          }
          case "stopped":
            return ended({ kind: "stopped" });
          case "lost":
            return ended({ kind: "machineLost" });
        }
      }),
    dumpPackages: () =>
      during<Blob>("packages", "", async () => {
        const database = selectDatabase(context.get()) ?? "postgres";
        const query = plainQuery(allPackagesQuery());
        const result = await access.serviceDatabase.run(database, query);
        if (result?.outcome.kind !== "completed") return ended({ kind: "machineLost" });
        return written([dumpHeader("oracle"), parseSource(result.blocks) ?? ""]);
      }),
    async importSql(file, { stopsOnError, port }) {
      await during("sqlImport", file.name, async (tools) => {
        const script = await readFile(file);
        const server = selectSession(context.get())?.server ?? null;
        const { bytes, parts }: GuardedScript = stopsOnError
          ? { bytes: script, parts: new Map() }
          : await guardCopies(script, server, (part) => tools.files.putFile("copy.sql", part));
        const path = await tools.files.putFile(file.name, bytes);
        try {
          const options = `-v ON_ERROR_STOP=${stopsOnError ? 1 : 0}`;
          const watched = { path, size: file.size, parts };
          return ended(await runSql(tools, path, watched, options, port ?? undefined));
        } finally {
          for (const placed of [path, ...parts.keys()]) await tools.files.removeFile(placed);
        }
      });
    },
    async loadCsv(load) {
      await during("csvImport", load.fileName, async (tools) => {
        const size = load.bytes.length;
        const path = await tools.files.putFile("data.csv", load.bytes);
        const script = await tools.files.putFile(
          "load.sql",
          new TextEncoder().encode(csvLoadScript(load, path)),
        );
        try {
          const options = "-v ON_ERROR_STOP=1 -1";
          const logs: string[] = [];
          const onLog = (log: string): void => {
            logs.push(log);
          };
          const outcome = await runSql(tools, script, { path, size }, options, undefined, onLog);
          const rows = parseLoadedRows(logs.join("\n"));
          if (outcome.kind !== "done" || rows === null) return ended(outcome);
          return ended({ ...outcome, loaded: { table: load.target.table, rows } });
        } finally {
          await tools.files.removeFile(script);
          await tools.files.removeFile(path);
        }
      });
    },
    async upload(file) {
      await during("upload", file.name, async ({ files }) => {
        await files.putFile(file.name, await readFile(file));
        return ended({ kind: "done", bytes: file.size, problems: [] });
      });
    },
    async listFiles() {
      const listed = await access.connections.channel()?.system(listExchangeFiles);
      return listed?.kind === "exited" ? parseExchangeFiles(listed.output) : [];
    },
    download: (path) =>
      during<Blob>("download", path, async ({ files, service }) => {
        await service.sync();
        const bytes = await files.getFile(path);
        if (bytes === null) return ended({ kind: "machineLost" });
        const outcome = { kind: "done", bytes: bytes.length, problems: [] } as const;
        return { outcome, value: new Blob([bytes.slice()]) };
      }),
    async listTables() {
      const database = selectDatabase(context.get());
      if (database === null) return [];
      const result = await access.serviceDatabase.run(database, plainQuery(loadableTablesQuery()));
      return result === null ? [] : parseLoadableTables(result.blocks);
    },
    stop() {
      abort.abort();
    },
    dismiss() {
      context.update("transfer", (transfer) =>
        transfer.kind === "running" ? transfer : { kind: "idle" },
      );
    },
  };
}

/** The file whose read position is the progress; `parts` hold lines of it. */
interface Watched {
  readonly path: string;
  readonly size: number;
  readonly parts?: GuardedScript["parts"];
}

interface Tools {
  readonly files: FileExchange;
  readonly service: ServiceChannel;
  readonly runTask: (
    plan: Pick<GuestTaskPlan, "command" | "poll" | "onPoll">,
  ) => ReturnType<typeof runGuestTask>;
}

async function readFile(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
