import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, it } from "vitest";

/*
 * Words replaced in ARCHITECTURE.md's list of words. No file, type, function or variable of these
 * layers may have such a name; src/sql has a test and a list of its own.
 */
const oldWords: readonly string[] = [
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

const layers = ["src/vm", "src/state", "src/app"];

const sources = layers.flatMap((layer) =>
  readdirSync(layer, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith("oldWords.test.ts"))
    .map((path) => join(layer, path)),
);

/** Returns the source without comments and strings. */
function codeOf(path: string): string {
  return readFileSync(path, "utf8")
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
  expect(sources.length).toBeGreaterThan(500);
});
