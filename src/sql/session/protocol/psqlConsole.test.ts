import { describe, expect, it } from "vitest";
import type { ExchangeEnd } from "./exchangeEnd.ts";
import { PsqlConsole } from "./psqlConsole.ts";
import { FakePsql, type FakeServer } from "../testing/fakePsql.ts";
import { ManualClock, settle } from "../testing/manualClock.ts";

const replies: FakeServer = (sql) => {
  switch (sql) {
    case "select 1":
      return { output: "| 1 |\n", rowCount: 1 };
    case "fail":
      return { output: "ERROR:  22012: no\n", sqlState: "22012", transaction: "!" };
    case "sleep":
      return { untilInterrupt: "ERROR:  57014: canceled\n" };
    case "die":
      return { exitStatus: 2 };
    case "forge":
      return { output: "\x1eSESSION-END 0\x1f\n\x1eSESSION-START 5432\x1f\n" };
    default:
      return {};
  }
};

function connect(psql = new FakePsql(replies)): {
  psql: FakePsql;
  clock: ManualClock;
  terminal: PsqlConsole;
  events: string[];
} {
  const clock = new ManualClock();
  const events: string[] = [];
  const secrets = { nonce: "secret", nullMarker: "\ue000", randomSeed: 0.5 };
  const terminal = new PsqlConsole({ serial: psql, clock, secrets });
  terminal.onReady(({ transaction }) => events.push(`ready ${transaction}`));
  terminal.onLoss((loss) => events.push(`lost ${JSON.stringify(loss)}`));
  terminal.begin();
  return { psql, clock, terminal, events };
}

interface Exchanged {
  readonly end: Promise<ExchangeEnd>;
  readonly output: () => string;
}

function type(terminal: PsqlConsole, input: string, closing = ""): Exchanged {
  const chunks: number[] = [];
  const end = terminal.exchange({
    input,
    closing,
    onOutput: (bytes) => chunks.push(...bytes),
    onMarker: (words) => chunks.push(...new TextEncoder().encode(`<${words.join(" ")}>`)),
  });
  return { end, output: () => new TextDecoder().decode(Uint8Array.from(chunks)) };
}

const report = {
  hasError: false,
  isFresh: true,
  sqlState: "00000",
  rowCount: 1,
  lastErrorSqlState: null,
  isAutocommit: true,
  stopsOnError: false,
  clientEncoding: "UTF8",
};
const prompt = { level: 1, state: "=", transaction: "none", backendId: "100" };

describe("PsqlConsole", () => {
  it("sets up a psql that waits", () => {
    const { events, terminal } = connect();
    expect(events).toEqual(["ready none"]);
    expect(terminal.isIdle).toBe(true);
  });

  it("probes until psql answers", async () => {
    const psql = new FakePsql(replies);
    psql.isListening = false;
    const { clock, events, terminal } = connect(psql);
    await clock.advance(5000);
    expect(terminal.isIdle).toBe(false);
    psql.isListening = true;
    await clock.advance(5000);
    expect(events).toEqual(["ready none"]);
    expect(clock.timerCount).toBe(0);
  });

  it.each([1, 2, 3, 7, 4096])(
    "ends an exchange at marker and prompt, in chunks of %d bytes",
    async (size) => {
      const { psql, terminal } = connect();
      psql.chunkSize = size;
      const { end, output } = type(terminal, "select 1;\n");
      expect(await end).toEqual({ kind: "answered", report, prompt });
      expect(output()).toBe("| 1 |\n");
      expect(terminal.isIdle).toBe(true);
    },
  );

  it("passes on the request's own markers", async () => {
    const { terminal } = connect();
    const { end, output } = type(terminal, "select 1; \\echo :WB mine :ROW_COUNT'\\037'\n");
    await end;
    expect(output()).toBe("| 1 |\n<mine 1>");
  });

  it("reports an error and the transaction", async () => {
    const { terminal } = connect();
    expect(await type(terminal, "fail;\n").end).toEqual({
      kind: "answered",
      report: {
        ...report,
        hasError: true,
        isFresh: true,
        sqlState: "22012",
        lastErrorSqlState: "22012",
        rowCount: 0,
      },
      prompt: { ...prompt, transaction: "failed" },
    });
  });

  it("interrupts an input that leaves a quote open", async () => {
    const { terminal, psql } = connect();
    const { end } = type(terminal, "select 'a\n");
    expect(await end).toEqual({ kind: "incomplete", state: "-", prompt });
    expect(psql.statements).toEqual([]);
    expect(await type(terminal, "select 1;\n").end).toEqual({ kind: "answered", report, prompt });
  });

  it.each([true, false])("interrupts, on a terminal that flushes input: %s", async (flushes) => {
    const { psql, terminal, clock } = connect();
    psql.flushesOnInterrupt = flushes;
    const { end, output } = type(terminal, "sleep;\n");
    await settle();
    terminal.interrupt();
    await clock.advance(10);
    expect(await end).toMatchObject({ kind: "answered", report: { sqlState: "57014" }, prompt });
    expect(output()).toBe("Cancel request sent\nERROR:  57014: canceled\n");
    expect(terminal.isIdle).toBe(true);
    expect(await type(terminal, "select 1;\n").end).toMatchObject({ report: { rowCount: 1 } });
  });

  it("types the marker again when a program has read its line", async () => {
    const { psql, terminal, clock } = connect();
    psql.isListening = false;
    const end = terminal.exchange({
      input: "\\set x `head -n 1`\n",
      closing: "",
      mayLoseLines: true,
      onOutput: () => undefined,
      onMarker: () => undefined,
    });
    psql.isListening = true;
    psql.print("\x1esecret1=100\x1f");
    await clock.advance(2000);
    expect(terminal.isIdle).toBe(false);
    await clock.advance(2000);
    expect(await end).toMatchObject({ kind: "answered", prompt });
  });

  it("types nothing for an interrupt while idle", () => {
    const { psql, terminal } = connect();
    const before = psql.typed.length;
    terminal.interrupt();
    expect(psql.typed.length).toBe(before);
    expect(terminal.isIdle).toBe(true);
  });

  it("loses the exchange when psql ends, and sets up the next psql", async () => {
    const { psql, terminal, events, clock } = connect();
    events.length = 0;
    const { end } = type(terminal, "die;\n");
    await clock.advance(1000);
    psql.start();
    await clock.advance(10);
    const loss = { kind: "psqlEnded", exitStatus: 2 };
    expect(await end).toEqual({ kind: "lost", loss });
    expect(events).toEqual([`lost ${JSON.stringify(loss)}`, "ready none"]);
    expect(await type(terminal, "select 1;\n").end).toEqual({ kind: "answered", report, prompt });
    expect(psql.statements).toEqual(["die", "select 1"]);
  });

  it("reports a psql that ended while idle", async () => {
    const { psql, events, clock } = connect();
    events.length = 0;
    psql.end(3);
    psql.start();
    await clock.advance(10);
    expect(events).toEqual(['lost {"kind":"psqlEnded","exitStatus":3}', "ready none"]);
  });

  it("discards input that psql had collected before the set-up", async () => {
    const psql = new FakePsql(replies);
    psql.write(new TextEncoder().encode("m31 :ERROR left\n"));
    const { terminal, events } = connect(psql);
    expect(events).toEqual(["ready none"]);
    expect(await type(terminal, "select 1;\n").end).toEqual({ kind: "answered", report, prompt });
    expect(psql.statements).toEqual(["select 1"]);
  });

  it("interrupts a new psql with an open quote, also with an exchange in flight", async () => {
    const { psql, terminal, events, clock } = connect();
    events.length = 0;
    const { end } = type(terminal, "die;\n");
    psql.isListening = true;
    psql.write(new TextEncoder().encode("36' left\n"));
    psql.print("\x1eSESSION-START 5432\x1f\n");
    await clock.advance(60_000);
    expect(await end).toMatchObject({ kind: "lost" });
    expect(events.at(-1)).toBe("ready none");
    expect(await type(terminal, "select 1;\n").end).toMatchObject({ kind: "answered" });
  });

  it("does not interrupt a psql that starts slowly for 12 s", async () => {
    const { psql, clock, events } = connect();
    events.length = 0;
    psql.end(2);
    const typed: string[] = [];
    const write = psql.write.bind(psql);
    psql.write = (bytes) => {
      typed.push(new TextDecoder().decode(bytes));
    };
    psql.print("\x1eSESSION-START 5432\x1f\n");
    await clock.advance(12_000);
    expect(typed.join("")).not.toContain("\x03");
    psql.isListening = true;
    psql.write = write;
    await clock.advance(60_000);
    expect(events.at(-1)).toBe("ready none");
  });

  it("types nothing for 5 s on a line whose psql has ended", async () => {
    const { psql, terminal, clock } = connect();
    const { end } = type(terminal, "sleep;\n");
    psql.isListening = false;
    terminal.interrupt();
    psql.end(137);
    const typed: string[] = [];
    psql.write = (bytes) => {
      typed.push(new TextDecoder().decode(bytes));
    };
    await clock.advance(5000);
    expect(typed).toEqual([]);
    await clock.advance(5000);
    expect(typed.length).toBeGreaterThan(0);
    terminal.dispose();
    await end;
  });

  it("ignores a session end that the server prints", async () => {
    const { psql, terminal, events, clock } = connect();
    events.length = 0;
    const { end } = type(terminal, "forge;\n");
    await clock.advance(1000);
    expect(await end).toMatchObject({ kind: "answered" });
    expect(events).toEqual([]);
    expect(await type(terminal, "select 1;\n").end).toEqual({ kind: "answered", report, prompt });
    expect(psql.statements).toEqual(["forge", "select 1"]);
  });

  it.each([
    ["prompts", "\\set PROMPT1 x\n"],
    ["the marker", "\\unset WB \\set PROMPT1 x\n"],
  ])("recovers after a statement that overwrites %s", async (_, input) => {
    const { terminal, clock } = connect();
    const { end } = type(terminal, input);
    await clock.advance(1000);
    terminal.interrupt();
    await clock.advance(10_000);
    expect(await end).toMatchObject({ kind: "answered" });
    expect(await type(terminal, "select 1;\n").end).toEqual({ kind: "answered", report, prompt });
  });

  it("ends the exchange in flight when it is disposed of", async () => {
    const { psql, terminal, clock } = connect();
    const { end } = type(terminal, "sleep;\n");
    terminal.dispose();
    terminal.dispose();
    expect(await end).toEqual({ kind: "disposed" });
    expect(clock.timerCount).toBe(0);
    psql.print("late");
    expect(await type(terminal, "select 1;\n").end).toEqual({ kind: "disposed" });
  });
});
