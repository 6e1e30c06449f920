import type { CsvProblem } from "../../state/transfer/csvMessages.ts";
import type {
  ImportProblem,
  TransferKind,
  TransferOutcome,
} from "../../state/transfer/transferState.ts";
import { formatBytes } from "../ui/formatBytes.ts";
import { formatCount } from "../ui/formatCount.ts";

const taskWords: Readonly<Record<TransferKind, string>> = {
  dump: "Writing the database as SQL",
  sqlImport: "Running",
  csvImport: "Loading",
  upload: "Copying to the guest:",
  download: "Reading",
};

const failedWords: Readonly<Record<TransferKind, string>> = {
  dump: "The database could not be written as SQL.",
  sqlImport: "It ended at an error. What ran before it stays, unless it was inside a transaction.",
  csvImport: "The server refused a row, so nothing was loaded.",
  upload: "The file could not be copied to the guest.",
  download: "The file could not be read.",
};

const stoppedWords: Readonly<Record<TransferKind, string>> = {
  dump: "Stopped: no file was written.",
  sqlImport: "Stopped. What ran until then stays, unless it was inside a transaction.",
  csvImport: "Stopped: nothing was loaded.",
  upload: "Stopped: nothing was copied.",
  download: "Stopped: nothing was read.",
};

/** What is being done, with the file's name. */
export function describeTask(task: TransferKind, name: string): string {
  return `${taskWords[task]} ${name}`.trim();
}

export function describeOutcome(task: TransferKind, outcome: TransferOutcome): string {
  switch (outcome.kind) {
    case "done":
      return describeDone(task, outcome.bytes, outcome.problems.length);
    case "failed":
      return failedWords[task];
    case "stopped":
      return stoppedWords[task];
    case "machineLost":
      return "It did not come to an end: the machine did not answer, or has no room for the file.";
  }
}

export function describeProblem({ line, message }: ImportProblem): string {
  return line === null ? message : `Line ${line}: ${message}`;
}

export function describeCsvProblem(problem: CsvProblem, columnCount: number): string {
  switch (problem.kind) {
    case "fieldCount":
      return `Line ${problem.line}: ${formatCount(problem.count, "field")} instead of ${columnCount}.`;
    case "malformed":
      return `Line ${problem.line}: a quote is not closed, or text follows a closed one.`;
    case "wrongType":
      return `Line ${problem.line}: “${problem.value}” in ${problem.column} is no ${problem.type}.`;
  }
}

function describeDone(task: TransferKind, bytes: number, problemCount: number): string {
  const size = formatBytes(bytes);
  switch (task) {
    case "dump":
      return `The database was written: ${size}.`;
    case "sqlImport":
      return problemCount === 0
        ? `All statements ran: ${size}.`
        : `The file was run to its end, past ${formatCount(problemCount, "error")}.`;
    case "csvImport":
      return `All rows were loaded: ${size}.`;
    case "upload":
      return `The file is in /mnt/host: ${size}.`;
    case "download":
      return `The file was read: ${size}.`;
  }
}
