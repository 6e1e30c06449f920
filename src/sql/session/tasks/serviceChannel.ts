import type { OutputBlock } from "../../model.ts";
import { plainQuery, plainStatement } from "../../plainStatement.ts";
import type { SessionRescue } from "../contract/sessionRescue.ts";
import type { SqlSession } from "../contract/sqlSession.ts";

export type SystemResult =
  | { readonly kind: "exited"; readonly exitStatus: number; readonly output: string }
  /** The service session was lost, or the output has no exit status. */
  | { readonly kind: "failed" };

/**
 * Commands through the service session: its psql belongs to root, so its `\!` can do system tasks,
 * and its server process can cancel the statements of other sessions. Made once for
 * each service session, where that session is opened.
 */
export class ServiceChannel implements SessionRescue {
  readonly #session: Pick<SqlSession, "run">;

  constructor(session: Pick<SqlSession, "run">) {
    this.#session = session;
  }

  /** Runs a shell command of one line in the guest, without input; its output is read as text. */
  async system(command: string): Promise<SystemResult> {
    // The status is printed on a new line, as output may end without a newline.
    const line = `\\! ( ${command} ) </dev/null 2>&1; printf '\\n%s%d\\n' ${statusLabel} $?`;
    const { outcome, blocks } = await this.#session.run(
      plainStatement(line, { kind: "metaCommand", name: "!" }),
      { pageSize: null },
    );
    if (outcome.kind !== "completed") return { kind: "failed" };
    const text = blocks.map(printed).join("\n");
    const end = statusLine.exec(text);
    if (end === null) return { kind: "failed" };
    const output = text.slice(0, end.index).replace(/\n$/, "");
    return { kind: "exited", exitStatus: Number(end[1]), output };
  }

  /** Sets the guest's clock, in milliseconds since the epoch. */
  setClock(epochMs: number): Promise<SystemResult> {
    return this.system(`date -u -s @${Math.round(epochMs / 1000)} > /dev/null`);
  }

  /** Flushes the guest's file cache, so that the host sees complete files. */
  sync(): Promise<SystemResult> {
    return this.system("sync");
  }

  /** Frees the caches of the guest's kernel, which makes a snapshot smaller. */
  dropCaches(): Promise<SystemResult> {
    return this.system("sync; echo 3 > /proc/sys/vm/drop_caches");
  }

  async cancelBackend(processId: number): Promise<void> {
    await this.#session.run(plainQuery(`select pg_cancel_backend(${processId});`), {
      pageSize: null,
    });
  }

  /** Continues server processes that a signal has stopped; one may hold locks. */
  async continueServer(): Promise<void> {
    await this.system(
      "for p in /proc/[0-9]*; do " +
        'read -r name < $p/comm && [ "$name" = postgres ] && kill -CONT "${p#/proc/}"; ' +
        "done",
    );
  }

  /** Kills the psql of a port, except the service's own, which is the shell's parent. */
  async endPsql(port: number): Promise<void> {
    // Shell builtins where possible: every process costs the guest about 15 ms.
    await this.system(
      "for p in /proc/[0-9]*; do " +
        'read -r name < $p/comm && [ "$name" = psql ] && [ "${p#/proc/}" != "$PPID" ] && ' +
        `tr '\\0' ' ' < $p/cmdline | grep -q -e ' -p ${port} ' && kill -9 "\${p#/proc/}"; ` +
        "done",
    );
  }
}

const statusLabel = "workbench-status=";
const statusLine = /^workbench-status=(\d+)$/m;

/** Returns the text of a block; tables, notifications and notes yield none. */
function printed(block: OutputBlock): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "tag":
      return block.tag;
    case "message":
      return block.message.raw;
    case "notification":
    case "table":
    case "note":
      return "";
  }
}
