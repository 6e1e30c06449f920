import type { SnapshotFailure } from "../../state/snapshotFile/snapshotFailure.ts";
import { stateFileFormat } from "../../state/snapshotFile/stateFile.ts";
import { translate } from "../translation/translation.ts";
import { formatBytes } from "../ui/format/formatBytes.ts";

/** Describes a failure with a saved state, and says that nothing else is affected. */
export function describeSnapshotFailure(failure: SnapshotFailure): string {
  switch (failure.kind) {
    case "notAStateFile":
      return translate(
        "This is not a state file of this workbench. The machine goes on as it was.",
      );
    case "unknownFormat":
      return translate(
        failure.format > stateFileFormat
          ? "This state file has format {{format}}, which a newer workbench wrote."
          : "This state file has format {{format}}, which is not read any more.",
        { format: failure.format },
      );
    case "headerInvalid":
      return translate("The state file is damaged: {{path}} {{message}}.", { ...failure.problem });
    case "wrongSize":
      return translate(
        "The state file is not whole: it should have {{expected}} and has {{actual}}.",
        {
          expected: formatBytes(failure.expectedBytes),
          actual: formatBytes(failure.actualBytes),
        },
      );
    case "damaged":
      return translate(
        "The state file is damaged: its content is not what it was when it was saved.",
      );
    case "unsealed":
      return translate(
        "“{{name}}” was written by an older workbench and has no checksum over its header: damage or a change by somebody else would not be noticed. Import it only if you know where it comes from.",
        { name: failure.name },
      );
    case "stateTooLarge":
      return translate(
        "The state has {{size}}, and at most {{limit}} can be saved and restored. The machine goes on as it was.",
        { size: formatBytes(failure.bytes), limit: formatBytes(failure.limitBytes) },
      );
    case "otherImage":
      return translate(
        "This state was saved by “{{saved}}”, and “{{running}}” is running. Choose that image first.",
        { saved: failure.saved, running: failure.running },
      );
    case "otherImageBuild":
      return translate(
        "This state was saved by another build of “{{image}}” and needs that one. It is kept. What moves between builds: the whole machine, or the database as SQL.",
        { image: failure.imageLabel },
      );
    case "otherV86Version":
      return translate(
        "This state was saved by v86 {{saved}}, and v86 {{running}} is running: states do not move between versions.",
        { saved: failure.saved, running: failure.running },
      );
    case "otherMemory":
      return translate(
        "This state needs a machine with {{saved}} MB of memory, and this one has {{running}} MB.",
        { saved: failure.savedMiB, running: failure.runningMiB },
      );
    case "otherDevices":
      return translate(
        "This state needs a machine with other devices ({{saved}}), and this one has {{running}}.",
        { saved: failure.saved, running: failure.running },
      );
    case "otherBase":
      return translate(
        "This state was saved on another copy of “{{image}}”, which was built anew since: only what differed from that copy was kept. What moves between builds: the whole machine, or the database as SQL.",
        { image: failure.imageLabel },
      );
    case "baseMissing":
      return translate(
        "The image’s own state, from which this one differs, could not be loaded. Check the connection and try again.",
      );
    case "filesNotKept":
      return translate(
        "This state brings files of its machine that this image lacks, and the browser has no room for them, or keeps nothing on this page. The machine goes on as it was.",
      );
    case "guestFileMissing":
      return translate(
        "The whole machine could not be exported: its file {{name}} could not be loaded. Check the connection and try again.",
        { name: failure.name },
      );
    case "rawStateUnfit":
      return translate("This is a state of v86 that does not fit this machine: {{message}}.", {
        message: failure.message,
      });
    case "otherMachine":
      return translate(
        "This is a state of v86, but of another machine: its memory has nothing in common with this image’s. Export the data as SQL where it was made, and import that here.",
      );
    case "downloadFailed":
      return translate("The state at {{url}} could not be loaded: {{message}}.", {
        url: failure.url,
        message: failure.message,
      });
    case "schemeForbidden":
      return translate(
        "A state is loaded from http and https addresses only, not from “{{protocol}}”. Import the file instead.",
        { protocol: failure.protocol },
      );
    case "originForbidden":
      return translate(
        "This page may not load states from {{origin}}: that is for its publisher to allow. Download the file there and import it here.",
        { origin: failure.origin },
      );
    case "otherOriginFailed":
      return translate(
        "The state at {{url}} could not be loaded: its server does not answer, or does not allow this page to read it (CORS). Download the file there and import it here.",
        { url: failure.url },
      );
    case "readOnlyTab":
      return translate("Another tab keeps its state in this browser, so this one keeps nothing.");
    case "machineBusy":
      return translate(
        "The machine is at work and did not come to rest, so it was not saved. Cancel the statement or the program that runs, or wait for it.",
      );
    case "machineUnavailable":
      return translate("The machine is not running.");
    case "stateRejected":
      return translate("The machine could not take this state: {{message}}", {
        message: failure.message,
      });
    case "storageFull":
      return translate(
        "The browser has no room left for snapshots. Delete some, or export the state to a file.",
      );
    case "storageFailed":
      return translate(
        "The browser keeps no snapshots here: {{message}}. Export the state to a file.",
        { message: failure.message },
      );
    case "snapshotGone":
      return translate("This snapshot is not there any more.");
  }
}
