import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/*
 * Words replaced in ARCHITECTURE.md's glossary. No file, type, function or variable of src/sql may
 * have such a name.
 */
const oldWords: readonly string[] = [
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

const folder = fileURLToPath(new URL(".", import.meta.url));

const sources = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".ts") && !path.endsWith("oldWords.test.ts"),
);

/** Returns the source without comments and strings. */
function codeOf(path: string): string {
  return readFileSync(join(folder, path), "utf8")
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/\/\/ .*$/gm, "")
    .replace(/"(?:\\.|[^"\\\n])*"/g, '""')
    .replace(/`(?:\\.|[^`\\])*`/g, "``");
}

it("gives nothing a replaced name", () => {
  const named = sources.flatMap((path) => {
    const identifiers = new Set(codeOf(path).match(/[A-Za-z_$][\w$]*/g));
    identifiers.add(basename(path).replace(/\..*$/, ""));
    return oldWords.filter((word) => identifiers.has(word)).map((word) => `${path}: ${word}`);
  });
  expect(named).toEqual([]);
});

it("finds the sources", () => {
  expect(sources.length).toBeGreaterThan(300);
});
