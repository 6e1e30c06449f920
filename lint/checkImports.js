// Finds import cycles, type imports included, and folders with too many files beside each other.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

const mostFiles = 25;
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "src"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "");
const modules = new Set(files.filter((file) => /\.tsx?$/.test(file)));
const problems = [...findCycles(), ...findLargeFolders()];
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;

function importsOf(file) {
  const text = readFileSync(file, "utf8");
  const found = [...text.matchAll(/\b(?:from|import)\s*\(?\s*"(\.\.?\/[^"]+)"/g)];
  return found
    .map(([, specifier]) => path.posix.join(path.posix.dirname(file), specifier))
    .filter((target) => modules.has(target));
}

/** Depth first: a file that is met while it is still open closes a cycle. */
function findCycles() {
  const cycles = [];
  const done = new Set();
  const open = [];
  const visit = (file) => {
    if (done.has(file)) return;
    const start = open.indexOf(file);
    if (start !== -1) {
      cycles.push(`import cycle: ${[...open.slice(start), file].join(" -> ")}`);
      return;
    }
    open.push(file);
    for (const target of importsOf(file)) visit(target);
    open.pop();
    done.add(file);
  };
  for (const file of modules) visit(file);
  return cycles;
}

function findLargeFolders() {
  const counts = new Map();
  for (const file of files) {
    const folder = path.posix.dirname(file);
    // Fixtures are data.
    if (folder.includes("/fixtures")) continue;
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > mostFiles)
    .map(
      ([folder, count]) => `${folder} has ${count} files beside each other, at most ${mostFiles}`,
    );
}
