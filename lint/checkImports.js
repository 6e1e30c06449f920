// Finds import cycles of files and of folders, type imports included, and folders with too many files.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

const mostFiles = 25;
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "src", "buildroot"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "");
const modules = new Set(files.filter((file) => /\.tsx?$/.test(file)));
const problems = [...findCycles(modules, importsOf), ...findFolderCycles(), ...findLargeFolders()];
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;

function importsOf(file) {
  const text = readFileSync(file, "utf8");
  const found = [...text.matchAll(/\b(?:from|import)\s*\(?\s*"(\.\.?\/[^"]+)"/g)];
  return found
    .map(([, specifier]) => path.posix.join(path.posix.dirname(file), specifier))
    .filter((target) => modules.has(target));
}

/** Depth first: a file or folder that is met while it is still open closes a cycle. */
function findCycles(nodes, targetsOf) {
  const cycles = [];
  const done = new Set();
  const open = [];
  const visit = (node) => {
    if (done.has(node)) return;
    const start = open.indexOf(node);
    if (start !== -1) {
      cycles.push(`import cycle: ${[...open.slice(start), node].join(" -> ")}`);
      return;
    }
    open.push(node);
    for (const target of targetsOf(node)) visit(target);
    open.pop();
    done.add(node);
  };
  for (const node of nodes) visit(node);
  return cycles;
}

/** Finds folders beside each other that import each other. Tests may import from everywhere. */
function findFolderCycles() {
  const imported = new Map();
  for (const file of modules) {
    if (/\.test\.tsx?$|\/testing\//.test(file)) continue;
    for (const target of importsOf(file)) {
      const [from, to] = siblingFolders(file, target);
      if (from === null) continue;
      imported.set(from, (imported.get(from) ?? new Set()).add(to));
    }
  }
  return findCycles(imported.keys(), (folder) => imported.get(folder) ?? []);
}

/** Returns the folders of two files below the folder that both have in common; else nulls. */
function siblingFolders(left, right) {
  const leftParts = path.posix.dirname(left).split("/");
  const rightParts = path.posix.dirname(right).split("/");
  const at = leftParts.findIndex((part, index) => part !== rightParts[index]);
  // One contains the other.
  if (at === -1 || at >= rightParts.length) return [null, null];
  return [leftParts, rightParts].map((parts) => parts.slice(0, at + 1).join("/"));
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
