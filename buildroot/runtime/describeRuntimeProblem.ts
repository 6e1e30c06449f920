import type { DamagedBlob, MissingPart, RuntimeProblem } from "./runtimeFailure.ts";

const shownBlobs = 20;

/** Explains what a runtime folder lacks, and what to do. */
export function describeRuntimeProblem(problem: RuntimeProblem): string {
  switch (problem.kind) {
    case "noFileSystem":
      return [
        `There is no ${problem.path}.`,
        "--runtime takes the folder that has filesystem/filesystem.json in it: packages/runtime of a checkout.",
      ].join("\n");
    case "notAnIndex":
      return `${problem.path} describes no file system of v86, version 3: ${problem.reason}.`;
    case "damagedBlobs":
      return describeBlobs(problem.blobs);
    case "notFound":
      return [
        `The file system has no ${nameOfPart[problem.part]}. Looked for:`,
        ...problem.tried.map((path) => `  /${path}`),
      ].join("\n");
  }
}

const nameOfPart: Readonly<Record<MissingPart, string>> = {
  kernel: "kernel",
  init: "table for busybox's init with the scripts of Buildroot",
  psql: "psql",
  server: "database server",
  dataDirectory: "directory for the database's files",
};

const words = { missing: "is missing", empty: "is empty", otherSize: "has another size" } as const;

function describeBlobs(blobs: readonly DamagedBlob[]): string {
  const lines = blobs
    .slice(0, shownBlobs)
    .map(({ blob, path, state }) => `  ${blob} ${words[state]} (/${path})`);
  const rest = blobs.length - lines.length;
  return [
    `The checkout is not whole: ${blobs.length} of its files can't be used.`,
    ...lines,
    ...(rest > 0 ? [`  and ${rest} more`] : []),
    "Fetch them (with git-lfs: git lfs pull), and run the command again.",
  ].join("\n");
}
