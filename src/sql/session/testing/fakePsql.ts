import type { SerialPort } from "../../../vm/serialPort.ts";
import { FakeCommands } from "./fakeCommands.ts";

/** The fake server's reaction to a statement. */
export interface FakeReply {
  /** Printed unchanged. */
  readonly output?: string;
  readonly sqlState?: string;
  readonly rowCount?: number;
  /** psql's `%x` from now on. */
  readonly transaction?: "" | "*" | "!";
  /** Printed after an interrupt; nothing is printed before. */
  readonly untilInterrupt?: string;
  /** The connection's server process from now on; "" if psql lost the connection. */
  readonly backendId?: string;
  /** The status with which psql ends. */
  readonly exitStatus?: number;
  /** The values that `\gset` stores. */
  readonly variables?: Readonly<Record<string, string>>;
}

export type FakeServer = (sql: string) => FakeReply;

/**
 * A fake psql on a terminal with the features that the driver uses: prompts, variables, `\echo`,
 * `\if`, and statements that end at a semicolon. It prints at once, in chunks of a given size.
 */
export class FakePsql implements SerialPort {
  /** All typed lines. */
  readonly typed: string[] = [];
  /** Statements that reached the server, in order. */
  readonly statements: string[] = [];
  /** Returns the output of a client command of IvorySQL; `null` for other lines. */
  obeyLine: (line: string) => string | null = () => null;
  chunkSize: number;
  /** Whether psql reads the line; otherwise bytes are dropped. */
  isListening = true;
  /** Whether an interrupt makes the terminal discard unread input. */
  flushesOnInterrupt = true;
  readonly #server: FakeServer;
  readonly #listeners = new Set<(bytes: Uint8Array) => void>();
  #commands = new FakeCommands();
  #input = "";
  #query = "";
  #backendId = "100";
  #transaction = "";
  #waitsForInterrupt: string | null = null;
  #isPrinting = false;
  #printed: Uint8Array[] = [];

  constructor(server: FakeServer, chunkSize = 4096) {
    this.#server = server;
    this.chunkSize = chunkSize;
  }

  /** Starts psql as the wrapper does; a psql restored from a snapshot prints nothing. */
  start(): void {
    this.#commands = new FakeCommands();
    this.#query = "";
    this.#transaction = "";
    this.#waitsForInterrupt = null;
    if (this.#backendId === "") this.#backendId = "300";
    this.isListening = true;
    this.print("\x1eSESSION-START 5432\x1f\n");
  }

  end(exitStatus: number): void {
    this.isListening = false;
    this.#input = "";
    this.print(`\n\x1eSESSION-END ${exitStatus}\x1f\n`);
  }

  write(bytes: Uint8Array): void {
    if (!this.isListening) return;
    const [first = "", ...others] = new TextDecoder().decode(bytes).split("\x03");
    this.#input += first;
    for (const text of others) {
      this.#interrupt();
      this.#input += text;
    }
    this.#readLines();
  }

  onData(listener: (bytes: Uint8Array) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  dispose(): void {
    this.#listeners.clear();
  }

  print(text: string): void {
    const bytes = new TextEncoder().encode(text);
    for (let start = 0; start < bytes.length; start += this.chunkSize) {
      this.#printed.push(bytes.slice(start, start + this.chunkSize));
    }
    if (this.#isPrinting) return;
    this.#isPrinting = true;
    for (let chunk = this.#printed.shift(); chunk !== undefined; chunk = this.#printed.shift()) {
      for (const listener of this.#listeners) listener(chunk);
    }
    this.#isPrinting = false;
  }

  #interrupt(): void {
    if (this.flushesOnInterrupt) this.#input = "";
    const words = this.#waitsForInterrupt;
    this.#waitsForInterrupt = null;
    this.#query = "";
    this.#commands.leaveBranch();
    if (words === null) this.print("\n");
    else {
      this.print(`Cancel request sent\n${words}`);
      this.#commands.setResult("57014", 0);
    }
    this.#prompt();
  }

  #mayRead(): boolean {
    return this.isListening && this.#waitsForInterrupt === null;
  }

  #readLines(): void {
    while (this.#mayRead()) {
      const end = this.#input.indexOf("\n");
      if (end === -1) return;
      const line = this.#input.slice(0, end);
      this.#input = this.#input.slice(end + 1);
      this.typed.push(line);
      this.#readLine(line);
      if (this.#mayRead()) this.#prompt();
    }
  }

  #readLine(line: string): void {
    const said = this.#query === "" ? this.obeyLine(line) : null;
    if (said !== null) {
      this.print(said);
      return;
    }
    if (this.#query !== "") this.#query += "\n";
    let rest = line;
    while (rest !== "" && this.isListening) {
      const stop = findStop(this.#query, rest);
      this.#query = (this.#query + rest.slice(0, stop)).replace(/^\s+/, "");
      rest = rest.slice(stop);
      if (rest.startsWith(";")) {
        rest = rest.slice(1);
        this.#send();
      } else if (rest.startsWith("\\")) {
        rest = this.#commands.run(rest, {
          print: (text) => {
            this.print(text);
          },
          quit: () => {
            this.end(0);
          },
          resetQuery: () => {
            this.#query = "";
          },
          queryVariables: () => this.#send().variables ?? {},
        });
      }
    }
  }

  #send(): FakeReply {
    const sql = this.#query;
    this.#query = "";
    if (!this.#commands.isActive) return {};
    this.statements.push(sql);
    const reply = this.#server(sql);
    this.print(reply.output ?? "");
    this.#transaction = reply.transaction ?? this.#transaction;
    this.#backendId = reply.backendId ?? this.#backendId;
    this.#waitsForInterrupt = reply.untilInterrupt ?? null;
    this.#commands.setResult(reply.sqlState ?? "00000", reply.rowCount ?? 0);
    if (reply.exitStatus !== undefined) this.end(reply.exitStatus);
    return reply;
  }

  #prompt(): void {
    const isInside = this.#query !== "";
    const inside = isQuoteOpen(this.#query) ? "'" : "-";
    const outside = this.#backendId === "" ? "!" : this.#commands.promptState;
    const state = isInside ? inside : outside;
    const template = this.#commands.variable(isInside ? "PROMPT2" : "PROMPT1") ?? "";
    this.print(
      template.replace("%R", state).replace("%x", this.#transaction).replace("%p", this.#backendId),
    );
  }
}

/** Finds the first semicolon or backslash outside of a string. */
function findStop(query: string, rest: string): number {
  let isOpen = isQuoteOpen(query);
  for (let at = 0; at < rest.length; at += 1) {
    if (rest[at] === "'") isOpen = !isOpen;
    else if (!isOpen && (rest[at] === ";" || rest[at] === "\\")) return at;
  }
  return rest.length;
}

function isQuoteOpen(text: string): boolean {
  return text.split("'").length % 2 === 0;
}
