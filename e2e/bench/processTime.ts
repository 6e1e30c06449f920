import { readdirSync, readFileSync } from "node:fs";

// Linux counts in USER_HZ, which is 100 on every architecture that Chromium runs on.
const ticksASecond = 100;

/** CPU seconds (user and system) of all processes whose command line contains `marker`. */
export function cpuSecondsOf(marker: string): number {
  let ticks = 0;
  for (const id of processesWith(marker)) {
    const stat = readOrEmpty(`/proc/${id}/stat`);
    // The second field is the program's name in parentheses and may contain blanks.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return ticks / ticksASecond;
}

/**
 * The memory of the renderers among these processes, in MB; shared memory counts proportionally
 * (proc(5), smaps_rollup, Pss).
 */
export function rendererMegabytesOf(marker: string): number {
  let kilobytes = 0;
  for (const id of processesWith(marker)) {
    if (!readOrEmpty(`/proc/${id}/cmdline`).includes("--type=renderer")) continue;
    const pss = /^Pss:\s+(\d+) kB/m.exec(readOrEmpty(`/proc/${id}/smaps_rollup`))?.[1];
    kilobytes += Number(pss ?? 0);
  }
  return (kilobytes * 1024) / 1e6;
}

/** The processes and their descendants: renderers carry the profile's path, zygotes do not. */
function processesWith(marker: string): ReadonlySet<string> {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const parentOf = new Map(
    all.map((id) => {
      const stat = readOrEmpty(`/proc/${id}/stat`);
      return [id, stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? ""] as const;
    }),
  );
  const found = new Set(all.filter((id) => readOrEmpty(`/proc/${id}/cmdline`).includes(marker)));
  for (let grown = true; grown;) {
    grown = false;
    for (const [id, parent] of parentOf) {
      if (!found.has(id) && found.has(parent)) {
        found.add(id);
        grown = true;
      }
    }
  }
  found.delete(String(process.pid));
  return found;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // The process ended between the listing and the reading.
  }
}
