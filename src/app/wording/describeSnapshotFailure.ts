import type { SnapshotFailure } from "../../state/snapshots/snapshotFailure.ts";
import { stateFileFormat } from "../../state/snapshots/stateFile.ts";
import { formatBytes } from "../ui/formatBytes.ts";

/** What went wrong with a saved state, and that nothing else did. */
export function describeSnapshotFailure(failure: SnapshotFailure): string {
  switch (failure.kind) {
    case "notAStateFile":
      return "This is not a state file of this workbench. The machine goes on as it was.";
    case "unknownFormat":
      return failure.format > stateFileFormat
        ? `This state file has format ${failure.format}, which a newer workbench wrote.`
        : `This state file has format ${failure.format}, which is not read any more.`;
    case "headerInvalid":
      return `The state file is damaged: ${failure.problem.path} ${failure.problem.message}.`;
    case "wrongSize":
      return (
        `The state file is not whole: it should have ${formatBytes(failure.expectedBytes)} ` +
        `and has ${formatBytes(failure.actualBytes)}.`
      );
    case "damaged":
      return "The state file is damaged: its content is not what it was when it was saved.";
    case "otherImage":
      return (
        `This state was saved by “${failure.saved}”, and “${failure.running}” is running. ` +
        "Choose that image first."
      );
    case "otherImageBuild":
      return (
        `This state was saved by another build of “${failure.imageLabel}” and needs that one. ` +
        "It is kept. What moves between builds: the whole machine, or the database as SQL."
      );
    case "otherV86Version":
      return (
        `This state was saved by v86 ${failure.saved}, and v86 ${failure.running} is running: ` +
        "states do not move between versions."
      );
    case "otherMemory":
      return (
        `This state needs a machine with ${failure.savedMiB} MB of memory, ` +
        `and this one has ${failure.runningMiB} MB.`
      );
    case "otherDevices":
      return (
        `This state needs a machine with other devices (${failure.saved}), ` +
        `and this one has ${failure.running}.`
      );
    case "otherBase":
      return (
        `This state was saved on another copy of “${failure.imageLabel}”, which was built anew ` +
        "since: only what differed from that copy was kept. What moves between builds: the whole " +
        "machine, or the database as SQL."
      );
    case "baseMissing":
      return (
        "The image’s own state, from which this one differs, could not be loaded. " +
        "Check the connection and try again."
      );
    case "filesNotKept":
      return (
        "This state brings files of its machine that this image lacks, and the browser has no room " +
        "for them, or keeps nothing on this page. The machine goes on as it was."
      );
    case "guestFileMissing":
      return (
        `The whole machine could not be exported: its file ${failure.name} could not be loaded. ` +
        "Check the connection and try again."
      );
    case "rawStateUnfit":
      return `This is a state of v86 that does not fit this machine: ${failure.message}.`;
    case "otherMachine":
      return (
        "This is a state of v86, but of another machine: its memory has nothing in common with " +
        "this image’s. Export the data as SQL where it was made, and import that here."
      );
    case "downloadFailed":
      return `The state at ${failure.url} could not be loaded: ${failure.message}.`;
    case "originForbidden":
      return (
        `This page may not load states from ${failure.origin}: that is for its publisher to allow. ` +
        "Download the file there and import it here."
      );
    case "otherOriginFailed":
      return (
        `The state at ${failure.url} could not be loaded: its server does not answer, or does not ` +
        "allow this page to read it (CORS). Download the file there and import it here."
      );
    case "readOnlyTab":
      return "Another tab keeps its state in this browser, so this one keeps nothing.";
    case "machineBusy":
      return (
        "The machine is at work and did not come to rest, so it was not saved. Cancel the statement " +
        "or the program that runs, or wait for it."
      );
    case "machineUnavailable":
      return "The machine is not running.";
    case "stateRejected":
      return `The machine could not take this state: ${failure.message}`;
    case "storageFull":
      return "The browser has no room left for snapshots. Delete some, or export the state to a file.";
    case "storageFailed":
      return `The browser keeps no snapshots here: ${failure.message}. Export the state to a file.`;
    case "snapshotGone":
      return "This snapshot is not there any more.";
  }
}
