// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { StateFileHeader } from "../../state/snapshotFile/stateFile.ts";
import type { SnapshotActions } from "../../state/snapshots/snapshotActions.ts";
import { mainSlot, type StoredSnapshot } from "../../state/snapshotStorage/snapshotStore.ts";
import { emptySnapshots, type SnapshotsState } from "../../state/store/snapshotsState.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { createTestWorkbench } from "../../state/testing/createTestWorkbench.ts";
import { exampleManifest } from "../../state/testing/fakeMachine.ts";
import { createServices, type Services, ServicesContext } from "../services/services.ts";
import { SnapshotsPanel } from "./SnapshotsPanel.tsx";

afterEach(cleanup);

function createHeader(change: Partial<StateFileHeader>): StateFileHeader {
  return {
    format: 4,
    name: "",
    note: "",
    createdAtMs: Date.UTC(2024, 4, 1, 12),
    origin: "manual",
    statement: null,
    imageId: exampleManifest.id,
    imageLabel: exampleManifest.label,
    imageDigest: exampleManifest.inputsDigest,
    engine: "PostgreSQL 15.18",
    v86Version: exampleManifest.v86Version,
    memoryMiB: exampleManifest.machine.memoryMiB,
    devices: exampleManifest.machine.devices,
    port: 5432,
    schema: null,
    stateSize: 1,
    base: null,
    payloadSize: 1,
    payloadSha256: null,
    ...change,
  };
}

const table = { kind: "table", rowCount: null, isCounted: false, columns: [] } as const;

const first: StoredSnapshot = {
  id: "s1",
  name: "Snapshot 1",
  note: "all of March",
  sizeBytes: 23_400_000,
  slot: mainSlot,
  header: createHeader({ schema: ["a", "b", "c"].map((name) => ({ ...table, name })) }),
};

const snapshots: readonly StoredSnapshot[] = [
  first,
  {
    id: "s2",
    name: "Elsewhere",
    note: "",
    sizeBytes: 25_000_000,
    slot: mainSlot,
    header: createHeader({
      createdAtMs: Date.UTC(2024, 4, 2, 12),
      origin: "automatic",
      imageId: "ivorysql-4",
      imageLabel: "IvorySQL 4",
    }),
  },
];

function createActions() {
  const done = (): Promise<void> => Promise.resolve();
  return {
    load: vi.fn(done),
    save: vi.fn<SnapshotActions["save"]>(done),
    saveWhenQuiet: vi.fn<SnapshotActions["saveWhenQuiet"]>(),
    stopWaiting: vi.fn(),
    restore: vi.fn<SnapshotActions["restore"]>(done),
    describe: vi.fn<SnapshotActions["describe"]>(done),
    duplicate: vi.fn<SnapshotActions["duplicate"]>(done),
    remove: vi.fn<SnapshotActions["remove"]>(done),
    exportState: vi.fn<SnapshotActions["exportState"]>(() => Promise.resolve(null)),
    exportSnapshot: vi.fn<SnapshotActions["exportSnapshot"]>(() => Promise.resolve(null)),
    importState: vi.fn<SnapshotActions["importState"]>(done),
    importUnsealed: vi.fn(done),
    removeCarriedFiles: vi.fn(done),
    dismissFailure: vi.fn(),
  };
}

interface Page {
  readonly isOpen?: boolean;
  readonly isRunning?: boolean;
  /** The name of a snapshot that was just saved, while it can be changed. */
  readonly proposedName?: string;
}

type Shown = ReturnType<typeof createActions> & {
  readonly ui: Services["ui"];
  readonly onOpenChange: (isOpen: boolean) => void;
};

/** Renders the panel for a state of the snapshots, with actions that only record their calls. */
function show(change: Partial<SnapshotsState> = {}, page: Page = {}): Shown {
  const { workbench } = createTestWorkbench();
  const before = workbench.store.getState();
  const state: WorkbenchState = {
    ...before,
    machine: {
      ...before.machine,
      manifest: exampleManifest,
      status: { kind: page.isRunning === false ? "idle" : "running" },
    },
    snapshots: {
      ...emptySnapshots,
      stored: snapshots,
      currentId: "s1",
      access: { kind: "owner", slot: mainSlot },
      ...change,
    },
  };
  const actions = createActions();
  const services = createServices({
    ...workbench,
    store: { ...workbench.store, getState: () => state, getInitialState: () => state },
    snapshots: { ...workbench.snapshots, ...actions },
  });
  if (page.proposedName !== undefined) {
    const namedSnapshot = { proposed: page.proposedName, saved: Promise.resolve() };
    services.ui.setState({ namedSnapshot });
  }
  const onOpenChange = vi.fn();
  render(
    <ServicesContext value={services}>
      <SnapshotsPanel isOpen={page.isOpen ?? true} onOpenChange={onOpenChange} />
    </ServicesContext>,
  );
  return { ...actions, ui: services.ui, onOpenChange };
}

const busy = { kind: "machineBusy", part: "processor" } as const;

async function chooseInMenu(name: string, item: string): Promise<void> {
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: `More for ${name}` }));
  await user.click(screen.getByRole("menuitem", { name: item }));
}

describe("SnapshotsPanel", () => {
  it("lists snapshots with their time, origin and size", () => {
    show();
    const region = screen.getByRole("region", { name: "Snapshots" });
    const [item] = within(region).getAllByRole("listitem");
    for (const text of [
      "Snapshot 1",
      "1 May 2024",
      "23 MB",
      "all of March",
      "3 tables",
      "current",
    ]) {
      expect(item?.textContent).toContain(text);
    }
  });

  it("saves with one click", async () => {
    const user = userEvent.setup();
    const { save } = show();
    await user.click(screen.getByRole("button", { name: "Save snapshot" }));
    expect(save).toHaveBeenCalledOnce();
  });

  it.each([
    ["{Enter}", []],
    ["Before the import{Enter}", [["s3", { name: "Before the import" }]]],
    ["Something{Escape}", []],
    ["Left{Tab}", [["s3", { name: "Left" }]]],
  ])("names a new snapshot: %s", async (keys, expected) => {
    const user = userEvent.setup();
    const saved = { ...first, id: "s3", name: "Snapshot 2" };
    const { ui, describe } = show({ stored: [saved, first] }, { proposedName: "Snapshot 2" });
    screen.getByRole("textbox", { name: "Name of the new snapshot" }).focus();
    await user.keyboard(keys);
    await expect.poll(() => ui.getState().namedSnapshot).toBeNull();
    await expect.poll(() => describe.mock.calls).toEqual(expected);
  });

  it("keeps the name's field until a pressed pointer is released, as elements below it move", async () => {
    const user = userEvent.setup();
    const { ui } = show({}, { proposedName: "Snapshot 2" });
    screen.getByRole("textbox", { name: "Name of the new snapshot" }).focus();
    const target = screen.getByRole("button", { name: "More for Snapshot 1" });
    await user.pointer({ keys: "[MouseLeft>]", target });
    expect(document.activeElement).toBe(target);
    expect(ui.getState().namedSnapshot).not.toBeNull();
    await user.pointer({ keys: "[/MouseLeft]", target });
    await expect.poll(() => ui.getState().namedSnapshot).toBeNull();
    expect(screen.getByRole("menuitem", { name: "Compare" })).toBeDefined();
  });

  it("folds its list, not its buttons", async () => {
    const user = userEvent.setup();
    const { onOpenChange } = show({}, { isOpen: false });
    expect(screen.queryByRole("listitem")).toBeNull();
    expect(screen.getByRole("button", { name: "Save snapshot" })).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Snapshots", expanded: false }));
    expect(onOpenChange).toHaveBeenCalledWith(true);
  });

  it("asks before it restores", async () => {
    const user = userEvent.setup();
    const { restore } = show();
    await user.click(screen.getByRole("button", { name: "Restore Snapshot 1" }));
    const dialog = screen.getByRole("alertdialog", { name: "Go back to “Snapshot 1”?" });
    await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
    expect(restore).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Restore Snapshot 1" }));
    await user.click(screen.getByRole("button", { name: "Restore" }));
    expect(restore).toHaveBeenCalledWith("s1");
  });

  it("asks before it deletes", async () => {
    const user = userEvent.setup();
    const { remove } = show();
    await chooseInMenu("Elsewhere", "Delete");
    expect(remove).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Delete" }));
    expect(remove).toHaveBeenCalledWith("s2");
  });

  it.each([
    ["{Control>}a{/Control}After the import{Enter}", [["s1", { name: "After the import" }]]],
    ["{Control>}a{/Control}Something else{Escape}", []],
    ["{Control>}a{/Control}   {Enter}", []],
    ["{Enter}", []],
  ])("renames in place: %s", async (keys, expected) => {
    const user = userEvent.setup();
    const { describe } = show();
    await chooseInMenu("Snapshot 1", "Rename");
    screen.getByRole("textbox", { name: "Snapshot name" }).focus();
    await user.keyboard(keys);
    expect(describe.mock.calls).toEqual(expected);
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("edits a note in place", async () => {
    const user = userEvent.setup();
    const { describe } = show();
    await chooseInMenu("Snapshot 1", "Note");
    screen.getByRole("textbox", { name: "Snapshot note" }).focus();
    await user.keyboard("{Control>}a{/Control}and April{Enter}");
    expect(describe).toHaveBeenCalledWith("s1", { note: "and April" });
  });

  it("shows the size of imported guest files and asks before it removes them", async () => {
    const user = userEvent.setup();
    const { removeCarriedFiles } = show({ carriedBytes: 12_400_000 });
    expect(screen.getByText("Files of imported machines: 12 MB")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Remove" }));
    expect(removeCarriedFiles).not.toHaveBeenCalled();
    const dialog = screen.getByRole("alertdialog", { name: "Remove files of imported machines?" });
    await user.click(within(dialog).getByRole("button", { name: "Remove" }));
    expect(removeCarriedFiles).toHaveBeenCalledOnce();
  });

  it("does not mention imported guest files if there are none", () => {
    show();
    expect(screen.queryByRole("button", { name: "Remove" })).toBeNull();
  });

  it("duplicates and compares", async () => {
    const { duplicate, ui } = show();
    await chooseInMenu("Snapshot 1", "Duplicate");
    expect(duplicate).toHaveBeenCalledWith("s1", "Snapshot 1 (copy)");
    await chooseInMenu("Elsewhere", "Compare");
    expect(ui.getState().dialog).toEqual({ kind: "compareSnapshots", snapshotId: "s2" });
  });

  it("cannot save in a tab that keeps nothing, but can export", () => {
    show({ access: { kind: "unknown" } });
    expect(screen.getByRole("button", { name: "Save snapshot" })).toHaveProperty("disabled", true);
    expect(screen.getByRole("button", { name: "Export state" })).toHaveProperty("disabled", false);
  });

  it("does not restore an incompatible snapshot, and says why", () => {
    show();
    expect(screen.getByText(/saved by “IvorySQL 4”/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Restore Elsewhere" })).toHaveProperty(
      "disabled",
      true,
    );
  });

  it("exports and imports states as files", async () => {
    const user = userEvent.setup();
    const { exportState, importState } = show();
    await user.click(screen.getByRole("button", { name: "Export state" }));
    await user.click(screen.getByRole("button", { name: "Export whole machine" }));
    expect(exportState.mock.calls).toEqual([["difference"], ["whole"]]);
    const file = new File(["state"], "machine.state");
    await user.upload(screen.getByLabelText("State file"), file);
    expect(importState).toHaveBeenCalledWith(file, "machine.state");
  });

  it("shows its activity, and disables its buttons meanwhile", () => {
    show({ activity: { kind: "saving" } });
    expect(screen.getByText("Saving the machine’s state…")).not.toBeNull();
    for (const name of ["Save snapshot", "Export state", "Import state", "Restore Snapshot 1"]) {
      expect(screen.getByRole("button", { name })).toHaveProperty("disabled", true);
    }
  });

  it("keeps its buttons enabled while an automatic snapshot is saved", () => {
    show({ activity: { kind: "saving", isBackground: true } });
    expect(screen.getByText("Saving the machine’s state…")).toBeTruthy();
    for (const name of ["Save snapshot", "Export state", "Import state", "Restore Snapshot 1"]) {
      expect(screen.getByRole("button", { name })).toHaveProperty("disabled", false);
    }
  });

  it("shows a failure until it is dismissed", async () => {
    const user = userEvent.setup();
    const { dismissFailure } = show({ failure: { kind: "notAStateFile" } });
    expect(screen.getByRole("alert").textContent).toContain("This is not a state file of");
    await user.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(dismissFailure).toHaveBeenCalledOnce();
  });

  it("offers to wait for a busy machine, and to stop waiting", async () => {
    const user = userEvent.setup();
    const { saveWhenQuiet } = show({ failure: busy });
    await user.click(screen.getByRole("button", { name: "Save when it rests" }));
    expect(saveWhenQuiet).toHaveBeenCalledWith("Snapshot 2");
    cleanup();
    const { stopWaiting } = show({ waitingName: "Snapshot 2" });
    expect(screen.getByRole("status", { name: "Snapshot" }).textContent).toContain("rests");
    await user.click(screen.getByRole("button", { name: "Stop waiting" }));
    expect(stopWaiting).toHaveBeenCalledOnce();
  });

  it("can import but not save while no machine runs", () => {
    show({ stored: [] }, { isRunning: false });
    expect(screen.getByText("No snapshots yet")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Save snapshot" })).toHaveProperty("disabled", true);
    expect(screen.getByRole("button", { name: "Import state" })).toHaveProperty("disabled", false);
  });

  it("names the next snapshot after the saved ones", async () => {
    const { save } = show({ stored: [first, { ...first, id: "s3", name: "Snapshot 7" }] });
    await userEvent.click(screen.getByRole("button", { name: "Save snapshot" }));
    expect(save).toHaveBeenCalledOnce();
    expect(save).not.toHaveBeenCalledWith("Snapshot 1");
    expect(save).not.toHaveBeenCalledWith("Snapshot 7");
  });

  it("leads to the reset", async () => {
    const { ui } = show();
    await userEvent.click(screen.getByRole("button", { name: "Reset to pristine" }));
    expect(ui.getState().dialog).toEqual({ kind: "restart" });
  });

  it("closes the question once it is answered", async () => {
    show();
    for (const answer of ["Cancel", "Restore"]) {
      await userEvent.click(screen.getByRole("button", { name: "Restore Snapshot 1" }));
      await userEvent.click(
        within(screen.getByRole("alertdialog")).getByRole("button", { name: answer }),
      );
      expect(screen.queryByRole("alertdialog")).toBeNull();
    }
  });

  it("exports one snapshot to a file", async () => {
    const { exportSnapshot } = show();
    await chooseInMenu("Elsewhere", "Export to a file");
    expect(exportSnapshot).toHaveBeenCalledWith("s2");
  });

  it("imports the same file twice", async () => {
    const user = userEvent.setup();
    const { importState } = show();
    const input = screen.getByLabelText("State file");
    for (const times of [1, 2]) {
      await user.upload(input, new File(["state"], "machine.state"));
      expect(importState).toHaveBeenCalledTimes(times);
      // A browser reports no change if the value still names the file.
      expect(input).toHaveProperty("value", "");
    }
  });

  it("shows the notice above, and the storage meter while nothing is going on", () => {
    const storage = { usedBytes: 1_400_000, quotaBytes: 10_000_000_000, isPersistent: true };
    show({ access: { kind: "readOnly", isFree: false }, storage });
    expect(screen.getByRole("status", { name: "Tab" })).toBeTruthy();
    expect(screen.getByText(/1\.4 MB/)).toBeTruthy();
    cleanup();
    show({ storage, activity: { kind: "saving" } });
    expect(screen.queryByText(/1\.4 MB/)).toBeNull();
  });

  it("offers to import a file without a digest anyway", async () => {
    const { importUnsealed } = show({ failure: { kind: "unsealed", name: "old.state" } });
    await userEvent.click(screen.getByRole("button", { name: "Import anyway" }));
    expect(importUnsealed).toHaveBeenCalledOnce();
  });

  it("does not offer to wait where it cannot save", () => {
    show({ failure: busy, access: { kind: "unknown" } });
    expect(screen.queryByRole("button", { name: "Save when it rests" })).toBeNull();
  });

  it("shows a failure instead of the advice of an empty list", () => {
    show({ stored: [], failure: { kind: "storageFull" } });
    expect(screen.getByRole("alert").textContent).toContain("no room left");
    expect(screen.queryByText("No snapshots yet")).toBeNull();
  });
});
