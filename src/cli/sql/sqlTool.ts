import { randomUUID } from "node:crypto";
import { buffer as readAll } from "node:stream/consumers";
import { findMissingSlashes } from "../../sql/oracle/findMissingSlashes.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";
import type { Statement } from "../../sql/statements/statement.ts";
import type { PsqlSession } from "../../sql/session/psqlSession.ts";
import type { FoundFile } from "../../sql/sqlplus/variables/expandFiles.ts";
import type { AskedVariable } from "../../sql/sqlplus/variables/prepareScript.ts";
import { SqlPlusSession } from "../../sql/sqlplus/sqlPlusSession.ts";
import { wakeGuest } from "../../state/guestCommands/wakeGuest.ts";
import { nodeClock } from "../guest/nodeClock.ts";
import { openGuest } from "../guest/openGuest.ts";
import { type PreparedFile, prepareFile } from "./prepareFile.ts";
import { printScript } from "./printScript.ts";
import { parseSqlArguments, type ScriptSource, type SqlArguments } from "./sqlArguments.ts";
import { decodeText, readTextFile } from "./readTextFile.ts";
import { sqlHelp } from "./sqlHelp.ts";

// Like psql; PostgreSQL documentation, psql, "Exit Status".
const exitFatal = 1;
const exitNoSession = 2;

const readyTimeoutMs = 120_000;

process.exitCode = await main();
// The emulator never ends by itself.
process.exit();

async function main(): Promise<number> {
  const parsed = parseSqlArguments(process.argv.slice(2));
  switch (parsed.kind) {
    case "help":
      process.stdout.write(sqlHelp);
      return 0;
    case "invalid":
      return fail(`${parsed.message}; --help tells more`, exitFatal);
    case "run":
      return run(parsed.options);
  }
}

async function run(options: SqlArguments): Promise<number> {
  const scripts: FoundFile[] = [];
  for (const source of options.sources) {
    try {
      const text = await readSource(source, options.encoding);
      scripts.push({ name: source.kind === "file" ? source.path : ".", text });
    } catch (error) {
      return fail(error instanceof Error ? error.message : String(error), exitFatal);
    }
  }
  const opened = await openGuest(options.imageId).catch((error: unknown) => String(error));
  if (typeof opened === "string") return fail(opened, exitFatal);
  if (opened.kind === "failed") return fail(JSON.stringify(opened.failure), exitFatal);
  const { guest } = opened;
  const port = options.port ?? guest.ports[0] ?? 0;
  const session = guest.session(port);
  if (session === null) {
    return fail(`port ${port} is none of the image's: ${guest.ports.join(", ")}`, exitFatal);
  }
  if (!(await isReady(session))) return fail("psql does not answer", exitNoSession);
  await wakeGuest({
    shell: async (command) => {
      const result = await guest.service.system(command);
      return result.kind === "exited" ? result.output : "";
    },
    clock: { ...nodeClock, nowMs: Date.now },
    entropy: randomUUID() + randomUUID(),
    sessions: () => [session],
  });
  const place = guest.machine.manifest.ports.find((each) => each.port === port);
  const client = place?.mode === "oracle" ? new SqlPlusSession(session) : session;
  for (const script of scripts) {
    warnOfMissingSlashes(script.text, splitScript(script.text, client.server));
    let prepared: PreparedFile;
    try {
      prepared = prepareFile(script, client, options.defines, options.encoding);
    } catch (error) {
      return fail(error instanceof Error ? error.message : String(error), exitFatal);
    }
    const { items, asked } = prepared;
    if (asked.length > 0) return fail(describeAsked(asked), exitFatal);
    const statements = items.map(({ statement }) => statement);
    const exitStatus = await printScript(client, statements, options, {
      write: (text) => process.stdout.write(text),
      warn: (text) => process.stderr.write(text),
    });
    if (exitStatus !== 0) return exitStatus;
  }
  return 0;
}

/** Warns of routines without a slash, which run with this tool but not with IvorySQL's psql. */
function warnOfMissingSlashes(script: string, statements: readonly Statement[]): void {
  for (const { start } of findMissingSlashes(statements)) {
    const line = script.slice(0, start).split("\n").length;
    process.stderr.write(
      `sql: the routine ends on line ${line}, but for IvorySQL's psql only at a line with /\n`,
    );
  }
}

/** Reads a script; throws if a file cannot be read or its encoding must be given. */
async function readSource(source: ScriptSource, encoding: string | null): Promise<string> {
  switch (source.kind) {
    case "command":
      return source.text;
    case "standardInput":
      return decodeText("standard input", await readAll(process.stdin), encoding);
    case "file":
      return readTextFile(source.path, encoding);
  }
}

function describeAsked(asked: readonly AskedVariable[]): string {
  const names = asked.map(({ name }) => `--define ${name}=VALUE`);
  return `the script asks for values: ${names.join(" ")}`;
}

function isReady(session: PsqlSession): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, readyTimeoutMs);
    void session.whenReady().then(() => {
      clearTimeout(timer);
      resolve(true);
    });
  });
}

function fail(message: string, exitStatus: number): number {
  process.stderr.write(`sql: ${message}\n`);
  return exitStatus;
}
