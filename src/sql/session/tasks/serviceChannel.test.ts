import { describe, expect, it } from "vitest";
import { completedOutcome, resultWithout } from "../results/judgeOutcome.ts";
import { ServiceChannel } from "./serviceChannel.ts";
import type { Outcome } from "../contract/sqlSession.ts";

/** A channel whose psql prints `text` for every command; `sent` collects the statements. */
function createChannel(
  text: string,
  outcome: Outcome = completedOutcome,
): { channel: ServiceChannel; sent: string[] } {
  const sent: string[] = [];
  const channel = new ServiceChannel({
    run: (statement) => {
      sent.push(statement.text);
      const blocks = [{ kind: "text", text } as const];
      return Promise.resolve({ ...resultWithout(statement, outcome, "none"), blocks });
    },
  });
  return { channel, sent };
}

describe("ServiceChannel", () => {
  it.each([
    ["one\ntwo\n\nworkbench-status=3", { kind: "exited", exitStatus: 3, output: "one\ntwo\n" }],
    ["no newline\nworkbench-status=0", { kind: "exited", exitStatus: 0, output: "no newline" }],
    ["workbench-status=1", { kind: "exited", exitStatus: 1, output: "" }],
    ["sh: not found", { kind: "failed" }],
  ])("reads %j", async (text, expected) => {
    expect(await createChannel(text).channel.system("true")).toEqual(expected);
  });

  it("fails when its session is lost", async () => {
    const lost: Outcome = { kind: "sessionLost", reason: { kind: "machineReplaced" } };
    const { channel } = createChannel("workbench-status=0", lost);
    expect(await channel.system("true")).toEqual({ kind: "failed" });
  });

  it("sends each command on one line, and the clock in whole seconds", async () => {
    const { channel, sent } = createChannel("workbench-status=0");
    await channel.setClock(1_700_000_000_600);
    await channel.endPsql(1521);
    await channel.cancelBackend(42);
    expect(sent[0]).toContain("date -u -s @1700000001");
    expect(sent[1]).toContain("' -p 1521 '");
    expect(sent[2]).toBe("select pg_cancel_backend(42);");
    expect(sent.join("")).not.toContain("\n");
  });
});
