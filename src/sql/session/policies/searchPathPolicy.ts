import type { TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import { followModeCommand, ModeWatch } from "./compatibleMode.ts";
import type { MarkerMeaning } from "../protocol/exchangeEnd.ts";
import type { ExchangeEnd } from "../protocol/exchangeEnd.ts";
import type { ServerInfo } from "../server/serverInfo.ts";
import { PathWatch } from "./pathWatch.ts";

export interface SettingsFollowerOptions {
  readonly server: ServerInfo;
  readonly transaction: () => TransactionStatus;
  /** Sends internal psql commands. */
  readonly runInternal: (
    commands: string,
    onMarker?: (words: readonly string[]) => MarkerMeaning,
  ) => Promise<unknown>;
  readonly askIdentity: () => Promise<unknown>;
}

/** Reads settings of the session again, or sets them back, after statements that may have changed them. */
export class SettingsFollower {
  readonly #options: SettingsFollowerOptions;
  readonly #modeWatch = new ModeWatch();
  readonly #pathWatch = new PathWatch();

  constructor(options: SettingsFollowerOptions) {
    this.#options = options;
  }

  /** A transaction that is open takes it along: where that is undone, so is what was lost. */
  async restorePath(): Promise<void> {
    const { server, transaction, runInternal } = this.#options;
    if (server.pooledPath === null || transaction() === "failed") return;
    await runInternal(`\\\\ set search_path = ${server.pooledPath};`);
  }

  /** Output is read as UTF-8, so a client encoding that a statement has set is set back. */
  async restoreEncoding(end: ExchangeEnd): Promise<void> {
    const { transaction, runInternal } = this.#options;
    if (end.kind !== "answered" || transaction() === "failed") return;
    const { clientEncoding } = end.report;
    if (clientEncoding === "UTF8" || clientEncoding === "") return;
    await runInternal("\\encoding UTF8");
  }

  async followMode(statement: Statement): Promise<void> {
    const { server, transaction, runInternal, askIdentity } = this.#options;
    if (!this.#modeWatch.isUnsureAfter(statement, transaction())) return;
    if (server.identity?.compatibleMode != null) await runInternal(followModeCommand);
    await askIdentity();
  }

  async followPath(statements: readonly Statement[]): Promise<void> {
    const { server, transaction, runInternal } = this.#options;
    if (!this.#pathWatch.isUnsureAfter(statements, transaction())) return;
    await runInternal(server.pathCommands, server.hearPath);
  }
}
