import type { CsvProblem } from "../../state/transfer/csvMessages.ts";
import type {
  ImportProblem,
  TransferKind,
  TransferOutcome,
} from "../../state/store/transferState.ts";
import { formatCount } from "../ui/format/formatCount.ts";
import { formatBytes } from "../ui/format/formatBytes.ts";
import { translate } from "../translation/translation.ts";

const taskWords: Readonly<Record<TransferKind, string>> = {
  dump: "Writing the database as SQL",
  packages: "Writing the packages as SQL",
  sqlImport: "Running {{name}}",
  csvImport: "Loading {{name}}",
  upload: "Copying to the guest: {{name}}",
  download: "Reading {{name}}",
};

const failedWords: Readonly<Record<TransferKind, string>> = {
  dump: "The database could not be written as SQL.",
  packages: "The packages could not be written as SQL.",
  sqlImport: "It ended at an error. What ran before it stays, unless it was inside a transaction.",
  csvImport: "The server refused a row, so nothing was loaded.",
  upload: "The file could not be copied to the guest.",
  download: "The file could not be read.",
};

const stoppedWords: Readonly<Record<TransferKind, string>> = {
  dump: "Stopped: no file was written.",
  packages: "Stopped: no file was written.",
  sqlImport: "Stopped. What ran until then stays, unless it was inside a transaction.",
  csvImport: "Stopped: nothing was loaded.",
  upload: "Stopped: nothing was copied.",
  download: "Stopped: nothing was read.",
};

/** Describes a running transfer, with the file's name. */
export function describeTask(task: TransferKind, name: string): string {
  return translate(taskWords[task], { name });
}

export function describeOutcome(task: TransferKind, outcome: TransferOutcome): string {
  switch (outcome.kind) {
    case "done":
      return outcome.loaded === undefined
        ? describeDone(task, outcome.bytes, outcome.problems.length)
        : translate("{{rows}} loaded into {{table}}.", {
            rows: formatCount(outcome.loaded.rows, "row"),
            table: outcome.loaded.table,
          });
    case "failed":
      return translate(failedWords[task]);
    case "packagesNotDumped":
      return translate(
        "pg_dump of this release fails as soon as a package exists. One file of everything can still be made: the machine's state is saved, pg_dump runs without the packages, the packages are added from the catalogue, and the state comes back. The owners and rights of the packages are not in it.",
      );
    case "stopped":
      return translate(stoppedWords[task]);
    case "machineLost":
      return translate(
        "It did not come to an end: the machine did not answer, or has no room for the file.",
      );
  }
}

export function describeProblem({ line, message }: ImportProblem): string {
  return line === null ? message : translate("Line {{line}}: {{message}}", { line, message });
}

export function describeCsvProblem(problem: CsvProblem, columnCount: number): string {
  switch (problem.kind) {
    case "fieldCount":
      return translate("Line {{line}}: {{count}} fields instead of {{expected}}.", {
        line: problem.line,
        count: problem.count,
        expected: columnCount,
      });
    case "malformed":
      return translate("Line {{line}}: a quote is not closed, or text follows a closed one.", {
        line: problem.line,
      });
    case "nulCharacter":
      return translate(
        "Line {{line}}: a NUL character, which a text cannot hold. The file may be UTF-16 or binary.",
        { line: problem.line },
      );
    case "badEncoding":
      return translate("Line {{line}}: bytes that are not {{encoding}}. Choose another encoding.", {
        line: problem.line,
        encoding: problem.encoding,
      });
    case "wrongType":
      return translate("Line {{line}}: “{{value}}” in {{column}} is no {{type}}.", {
        line: problem.line,
        value: problem.value,
        column: problem.column,
        type: problem.type,
      });
  }
}

function describeDone(task: TransferKind, bytes: number, problemCount: number): string {
  const size = formatBytes(bytes);
  switch (task) {
    case "dump":
      return translate("The database was written: {{size}}.", { size });
    case "packages":
      return translate("The packages were written: {{size}}.", { size });
    case "sqlImport":
      return problemCount === 0
        ? translate("All statements ran: {{size}}.", { size })
        : translate("The file was run to its end, past {{count}} errors.", { count: problemCount });
    case "csvImport":
      return translate("All rows were loaded: {{size}}.", { size });
    case "upload":
      return translate("The file is in /mnt/host: {{size}}.", { size });
    case "download":
      return translate("The file was read: {{size}}.", { size });
  }
}
