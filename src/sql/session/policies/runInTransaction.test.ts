import { expect, it } from "vitest";
import type { OutputBlock, TransactionStatus } from "../../model.ts";
import { createMessage } from "../../output/messages/createMessage.ts";
import type { MapBlock } from "../../model.ts";
import { unknownReport } from "../protocol/marker.ts";
import { Reply } from "../results/reply.ts";
import { runInTransaction } from "./runInTransaction.ts";
import { type StatementExchange, statementExchange } from "../results/statementExchange.ts";

// A fake server, whose transaction internal commands change as psql's would.

const tag: OutputBlock = { kind: "tag", tag: "DO" };
const prompt = { level: 1, state: "=", transaction: "none", backendId: "1" } as const;

function message(sqlState: string): OutputBlock {
  return {
    kind: "message",
    message: createMessage({ severity: "ERROR", sqlState, message: "no" }),
  };
}

interface Server {
  /** What the statement prints, one list for each run; the last error is the statement's. */
  readonly statement: readonly (readonly OutputBlock[])[];
  readonly commit?: "fails" | "isInterrupted" | "isNotReported";
}

async function play({ statement, commit }: Server): Promise<unknown> {
  const sent: string[] = [];
  const state = { transaction: "none" as TransactionStatus, runs: 0 };
  const exchange = (
    sqlState: string | null,
    mapBlock?: MapBlock,
    printed = [] as readonly OutputBlock[],
  ): StatementExchange => {
    const reply = new Reply();
    for (const block of printed) {
      const mapped = mapBlock === undefined ? block : mapBlock(block);
      if (mapped !== null) reply.add(mapped);
    }
    const hasError = sqlState !== null;
    const report = { ...unknownReport, hasError, isFresh: true, sqlState, rowCount: 1 };
    const end = { kind: "answered", report, prompt } as const;
    return statementExchange({ end, reply }, { hasFailed: hasError });
  };
  const result = await runInTransaction(
    {
      transaction: () => state.transaction,
      isInterrupted: () => false,
      prepare: "select enable()",
      finish: ({ reply }) => {
        sent.push("read");
        reply.add({ kind: "text", text: "line" });
        return Promise.resolve();
      },
      runInternal: (commands, onMarker) => {
        const command = commands.replace(/^\\\\ /, "").replace(/;\n\\echo.*/, "");
        sent.push(command);
        if (command.startsWith("start")) state.transaction = "open";
        if (command.startsWith("rollback to")) state.transaction = "open";
        if (command === "rollback;") state.transaction = "none";
        if (command === "commit" && commit !== "isInterrupted") {
          state.transaction = "none";
          const words = commit === "fails" ? ["true", "23505"] : ["false", "00000"];
          if (commit !== "isNotReported") onMarker?.(["ended", ...words, "0"]);
        }
        const failed = command === "commit" && commit === "fails" ? [message("23505")] : [];
        return Promise.resolve(exchange(null, undefined, failed));
      },
    },
    (mapBlock) => {
      const printed = statement[state.runs++] ?? [];
      const error = printed.find(({ kind }) => kind === "message");
      const sqlState = error?.kind === "message" ? error.message.sqlState : null;
      if (sqlState !== null && state.transaction === "open") state.transaction = "failed";
      return Promise.resolve(exchange(sqlState, mapBlock, printed));
    },
  );
  const { end, reply } = result;
  const blocks = reply.blocks.map((block) => (block.kind === "tag" ? block.tag : block.kind));
  const sqlState = end.kind === "answered" && end.report.hasError ? end.report.sqlState : null;
  return { sent: sent.slice(1), blocks, sqlState, transaction: state.transaction };
}

it.each<[string, Server, unknown]>([
  [
    "commits what succeeds",
    { statement: [[tag]] },
    { sent: ["read", "commit"], blocks: ["text", "DO"], sqlState: null },
  ],
  [
    "undoes what fails, and reads first",
    { statement: [[message("22012")]] },
    {
      sent: ["rollback to wb_output;", "read", "rollback;"],
      blocks: ["message", "text"],
      sqlState: "22012",
    },
  ],
  [
    "has a commit that fails be the failure",
    { statement: [[tag]], commit: "fails" },
    { sent: ["read", "commit"], blocks: ["text", "message"], sqlState: "23505" },
  ],
  [
    "undoes what an interrupt keeps from being committed",
    { statement: [[tag]], commit: "isInterrupted" },
    { sent: ["read", "commit", "rollback;"], blocks: ["text"], sqlState: "57014" },
  ],
  [
    "knows a commit that was done from the transaction's end",
    { statement: [[tag]], commit: "isNotReported" },
    { sent: ["read", "commit"], blocks: ["text", "DO"], sqlState: null },
  ],
  [
    "runs what ends transactions itself as typed",
    { statement: [[message("2D000")], [tag]] },
    {
      sent: ["rollback to wb_output;", "read", "rollback;"],
      blocks: ["text", "DO"],
      sqlState: null,
    },
  ],
])("%s", async (_, server, expected) => {
  expect(await play(server)).toEqual({ ...(expected as object), transaction: "none" });
});
