import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";

/*
 * Words replaced in ARCHITECTURE.md's list of words. No file, type, function or variable of these
 * folders may have such a name.
 */
const wordsOfDriver: readonly string[] = [
  // exchange, request, StatementExchange, StatementResult
  ...["dialogue", "question", "Question", "Answer", "TypedAnswer", "PagedAnswer", "BytesAnswer"],
  ...["CarriedOut", "carryOut", "Execution", "ExecutedStatement", "judgeEntry", "Order"],
  // statement, PL/SQL unit
  ...["RunUnit", "capturedUnit", "piece", "Piece", "replacePieces"],
  // meta-command, client command, task
  ...["backslashCommand", "BackslashCommand", "commandsIn", "commandLine", "clientCommand"],
  ...["commandQueue", "CommandQueue", "Chore", "chore"],
  // client, connection, policy
  ...["StatementRunner", "runner", "KnownServer", "knownServer", "prologue", "losesSettings"],
  ...["SettingsFollower", "OutputGuard", "RuntimeChecks", "secretWord"],
];

const wordsOfWorkbench: readonly string[] = [
  // base state, snapshot
  ...["shipped", "shippedState", "readShippedState", "keepState", "keptState", "keptSnapshots"],
  ...["autosave", "autoSnapshots", "lastStates", "patientSave"],
  // machine status, lent machine
  ...["MachineState", "machineState", "machineLoan", "MachineLoan", "OtherWorkplace"],
  // dropped files
  ...["listenToDrops", "takeDrops"],
  // exchange, task, statement, as in src/sql
  ...["dialogue", "chore", "Chore", "carryOut", "CarriedOut", "RunUnit", "KnownServer"],
  ...["commandQueue", "CommandQueue", "StatementRunner", "backslashCommand", "capturedUnit"],
];

/** Returns the source without comments and strings. */
function codeOf(path: string): string {
  return readFileSync(path, "utf8")
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/\/\/ .*$/gm, "")
    .replace(/"(?:\\.|[^"\\\n])*"/g, '""')
    .replace(/`(?:\\.|[^`\\])*`/g, "``");
}

describe.each([
  { folders: ["src/sql"], oldWords: wordsOfDriver, leastSources: 300 },
  { folders: ["src/vm", "src/state", "src/app"], oldWords: wordsOfWorkbench, leastSources: 500 },
])("$folders", ({ folders, oldWords, leastSources }) => {
  const sources = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith("oldWords.test.ts"))
      .map((path) => join(folder, path)),
  );

  it("gives nothing a replaced name", () => {
    const named = sources.flatMap((path) => {
      const identifiers = new Set(codeOf(path).match(/[A-Za-z_$][\w$]*/g));
      identifiers.add(basename(path).replace(/\..*$/, ""));
      return oldWords.filter((word) => identifiers.has(word)).map((word) => `${path}: ${word}`);
    });
    expect(named).toEqual([]);
  });

  it("finds the sources", () => {
    expect(sources.length).toBeGreaterThan(leastSources);
  });
});
