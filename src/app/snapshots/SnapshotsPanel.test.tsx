// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { SavedSnapshot } from "./savedSnapshot.ts";
import { SnapshotsPanel } from "./SnapshotsPanel.tsx";
import type { SnapshotsPanelProps } from "./snapshotsPanelProps.ts";

afterEach(cleanup);

const snapshots: readonly SavedSnapshot[] = [
  {
    id: "s1",
    name: "Snapshot 1",
    createdAtMs: Date.UTC(2024, 4, 1, 12),
    sizeBytes: 23_400_000,
    imageLabel: "PostgreSQL 15 + orafce",
    note: "all of March",
    details: "3 tables · port 5432",
    origin: "manual",
    isCurrent: true,
    incompatibility: null,
  },
  {
    id: "s2",
    name: "Elsewhere",
    createdAtMs: Date.UTC(2024, 4, 2, 12),
    sizeBytes: 25_000_000,
    imageLabel: "IvorySQL 4",
    note: "",
    details: "",
    origin: "automatic",
    isCurrent: false,
    incompatibility: "Made with IvorySQL 4.",
  },
];

function show(change: Partial<SnapshotsPanelProps> = {}): SnapshotsPanelProps {
  const props: SnapshotsPanelProps = {
    isOpen: true,
    onOpenChange: vi.fn(),
    proposedName: null,
    onName: vi.fn(),
    snapshots,
    activity: { kind: "idle" },
    failure: null,
    onDismissFailure: vi.fn(),
    isBusyFailure: false,
    isWaiting: false,
    onSaveWhenQuiet: vi.fn(),
    onStopWaiting: vi.fn(),
    canUseMachine: true,
    canKeep: true,
    onNote: vi.fn(),
    onDuplicate: vi.fn(),
    onCompare: vi.fn(),
    onReset: vi.fn(),
    onSave: vi.fn(),
    onRestore: vi.fn(),
    onRename: vi.fn(),
    onDelete: vi.fn(),
    onExport: vi.fn(),
    onImport: vi.fn(),
    onImportUnsealed: null,
    onExportSnapshot: vi.fn(),
    carriedBytes: 0,
    onRemoveCarried: vi.fn(),
    ...change,
  };
  render(<SnapshotsPanel {...props} />);
  return props;
}

async function chooseInMenu(name: string, item: string): Promise<void> {
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: `More for ${name}` }));
  await user.click(screen.getByRole("menuitem", { name: item }));
}

describe("SnapshotsPanel", () => {
  it("lists snapshots with their time, origin and size", () => {
    show();
    const region = screen.getByRole("region", { name: "Snapshots" });
    const [first] = within(region).getAllByRole("listitem");
    for (const text of [
      "Snapshot 1",
      "1 May 2024",
      "23 MB",
      "all of March",
      "3 tables",
      "current",
    ]) {
      expect(first?.textContent).toContain(text);
    }
  });

  it("saves with one click", async () => {
    const user = userEvent.setup();
    const { onSave } = show();
    await user.click(screen.getByRole("button", { name: "Save snapshot" }));
    expect(onSave).toHaveBeenCalledOnce();
  });

  it.each([
    ["{Enter}", "Snapshot 2"],
    ["Before the import{Enter}", "Before the import"],
    ["Something{Escape}", "Snapshot 2"],
    ["Left{Tab}", "Left"],
  ])("names a new snapshot: %s", async (keys, expected) => {
    const user = userEvent.setup();
    const { onName } = show({ proposedName: "Snapshot 2" });
    screen.getByRole("textbox", { name: "Name of the new snapshot" }).focus();
    await user.keyboard(keys);
    expect(vi.mocked(onName).mock.calls[0]).toEqual([expected]);
  });

  it("keeps the name's field until a pressed pointer is released, as elements below it move", async () => {
    const user = userEvent.setup();
    const { onName } = show({ proposedName: "Snapshot 2" });
    screen.getByRole("textbox", { name: "Name of the new snapshot" }).focus();
    const target = screen.getByRole("button", { name: "More for Snapshot 1" });
    await user.pointer({ keys: "[MouseLeft>]", target });
    expect(document.activeElement).toBe(target);
    expect(onName).not.toHaveBeenCalled();
    await user.pointer({ keys: "[/MouseLeft]", target });
    await expect.poll(() => vi.mocked(onName).mock.calls).toEqual([["Snapshot 2"]]);
    expect(screen.getByRole("menuitem", { name: "Compare" })).toBeDefined();
  });

  it("folds its list, not its buttons", async () => {
    const user = userEvent.setup();
    const { onOpenChange } = show({ isOpen: false });
    expect(screen.queryByRole("listitem")).toBeNull();
    expect(screen.getByRole("button", { name: "Save snapshot" })).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Snapshots", expanded: false }));
    expect(onOpenChange).toHaveBeenCalledWith(true);
  });

  it("asks before it restores", async () => {
    const user = userEvent.setup();
    const { onRestore } = show();
    await user.click(screen.getByRole("button", { name: "Restore Snapshot 1" }));
    const dialog = screen.getByRole("alertdialog", { name: "Go back to “Snapshot 1”?" });
    await user.click(within(dialog).getByRole("button", { name: "Cancel" }));
    expect(onRestore).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Restore Snapshot 1" }));
    await user.click(screen.getByRole("button", { name: "Restore" }));
    expect(onRestore).toHaveBeenCalledWith("s1");
  });

  it("asks before it deletes", async () => {
    const user = userEvent.setup();
    const { onDelete } = show();
    await chooseInMenu("Elsewhere", "Delete");
    expect(onDelete).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Delete" }));
    expect(onDelete).toHaveBeenCalledWith("s2");
  });

  it.each([
    ["{Control>}a{/Control}After the import{Enter}", [["s1", "After the import"]]],
    ["{Control>}a{/Control}Something else{Escape}", []],
    ["{Control>}a{/Control}   {Enter}", []],
    ["{Enter}", []],
  ])("renames in place: %s", async (keys, expected) => {
    const user = userEvent.setup();
    const { onRename } = show();
    await chooseInMenu("Snapshot 1", "Rename");
    screen.getByRole("textbox", { name: "Snapshot name" }).focus();
    await user.keyboard(keys);
    expect(vi.mocked(onRename).mock.calls).toEqual(expected);
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("edits a note in place", async () => {
    const user = userEvent.setup();
    const { onNote } = show();
    await chooseInMenu("Snapshot 1", "Note");
    screen.getByRole("textbox", { name: "Snapshot note" }).focus();
    await user.keyboard("{Control>}a{/Control}and April{Enter}");
    expect(onNote).toHaveBeenCalledWith("s1", "and April");
  });

  it("shows the size of imported guest files and asks before it removes them", async () => {
    const user = userEvent.setup();
    const { onRemoveCarried } = show({ carriedBytes: 12_400_000 });
    expect(screen.getByText("Files of imported machines: 12 MB")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Remove" }));
    expect(onRemoveCarried).not.toHaveBeenCalled();
    const dialog = screen.getByRole("alertdialog", { name: "Remove files of imported machines?" });
    await user.click(within(dialog).getByRole("button", { name: "Remove" }));
    expect(onRemoveCarried).toHaveBeenCalledOnce();
  });

  it("does not mention imported guest files if there are none", () => {
    show();
    expect(screen.queryByRole("button", { name: "Remove" })).toBeNull();
  });

  it("duplicates and compares", async () => {
    const { onDuplicate, onCompare } = show();
    await chooseInMenu("Snapshot 1", "Duplicate");
    expect(onDuplicate).toHaveBeenCalledWith("s1", "Snapshot 1 (copy)");
    await chooseInMenu("Elsewhere", "Compare");
    expect(onCompare).toHaveBeenCalledWith("s2");
  });

  it("cannot save in a tab that keeps nothing, but can export", () => {
    show({ canKeep: false });
    expect(screen.getByRole("button", { name: "Save snapshot" })).toHaveProperty("disabled", true);
    expect(screen.getByRole("button", { name: "Export state" })).toHaveProperty("disabled", false);
  });

  it("does not restore an incompatible snapshot, and says why", () => {
    show();
    expect(screen.getByText("Made with IvorySQL 4.")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Restore Elsewhere" })).toHaveProperty(
      "disabled",
      true,
    );
  });

  it("exports and imports states as files", async () => {
    const user = userEvent.setup();
    const { onExport, onImport } = show();
    await user.click(screen.getByRole("button", { name: "Export state" }));
    await user.click(screen.getByRole("button", { name: "Export whole machine" }));
    expect(vi.mocked(onExport).mock.calls).toEqual([["difference"], ["whole"]]);
    const file = new File(["state"], "machine.state");
    await user.upload(screen.getByLabelText("State file"), file);
    expect(onImport).toHaveBeenCalledWith(file);
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
    const { onDismissFailure } = show({ failure: "This is not a state file." });
    expect(screen.getByRole("alert").textContent).toContain("This is not a state file.");
    await user.click(screen.getByRole("button", { name: "Dismiss" }));
    expect(onDismissFailure).toHaveBeenCalledOnce();
  });

  it("offers to wait for a busy machine, and to stop waiting", async () => {
    const user = userEvent.setup();
    const { onSaveWhenQuiet } = show({ failure: "The machine is at work.", isBusyFailure: true });
    await user.click(screen.getByRole("button", { name: "Save when it rests" }));
    expect(onSaveWhenQuiet).toHaveBeenCalledWith("Snapshot 2");
    cleanup();
    const { onStopWaiting } = show({ isWaiting: true });
    expect(screen.getByRole("status", { name: "Snapshot" }).textContent).toContain("rests");
    await user.click(screen.getByRole("button", { name: "Stop waiting" }));
    expect(onStopWaiting).toHaveBeenCalledOnce();
  });

  it("can import but not save while no machine runs", () => {
    show({ canUseMachine: false, snapshots: [] });
    expect(screen.getByText("No snapshots yet")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Save snapshot" })).toHaveProperty("disabled", true);
    expect(screen.getByRole("button", { name: "Import state" })).toHaveProperty("disabled", false);
  });

  it("names the next snapshot after the saved ones", async () => {
    const [first] = snapshots;
    if (first === undefined) throw new Error("no snapshot");
    const { onSave } = show({ snapshots: [first, { ...first, id: "s3", name: "Snapshot 7" }] });
    await userEvent.click(screen.getByRole("button", { name: "Save snapshot" }));
    expect(onSave).not.toHaveBeenCalledWith("Snapshot 1");
    expect(onSave).not.toHaveBeenCalledWith("Snapshot 7");
  });

  it("leads to the reset", async () => {
    const { onReset } = show();
    await userEvent.click(screen.getByRole("button", { name: "Reset to pristine" }));
    expect(onReset).toHaveBeenCalledOnce();
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
    const { onExportSnapshot } = show();
    await chooseInMenu("Elsewhere", "Export to a file");
    expect(onExportSnapshot).toHaveBeenCalledWith("s2");
  });

  it("imports the same file twice", async () => {
    const user = userEvent.setup();
    const { onImport } = show();
    const input = screen.getByLabelText("State file");
    for (const times of [1, 2]) {
      await user.upload(input, new File(["state"], "machine.state"));
      expect(onImport).toHaveBeenCalledTimes(times);
      // A browser reports no change if the value still names the file.
      expect(input).toHaveProperty("value", "");
    }
  });

  it("shows the notice above, and the storage meter while nothing is going on", () => {
    show({ notice: <p>another tab</p>, meter: <p>1.4 MB kept</p> });
    expect(screen.getByText("another tab")).toBeTruthy();
    expect(screen.getByText("1.4 MB kept")).toBeTruthy();
    cleanup();
    show({ meter: <p>1.4 MB kept</p>, activity: { kind: "saving" } });
    expect(screen.queryByText("1.4 MB kept")).toBeNull();
  });

  it("offers to import a file without a digest anyway", async () => {
    const onImportUnsealed = vi.fn();
    show({ failure: "This file has no digest.", onImportUnsealed });
    await userEvent.click(screen.getByRole("button", { name: "Import anyway" }));
    expect(onImportUnsealed).toHaveBeenCalledOnce();
  });

  it("does not offer to wait where it cannot save", () => {
    show({ failure: "The machine is at work.", isBusyFailure: true, canKeep: false });
    expect(screen.queryByRole("button", { name: "Save when it rests" })).toBeNull();
  });

  it("shows a failure instead of the advice of an empty list", () => {
    show({ snapshots: [], failure: "The browser has no room left." });
    expect(screen.getByRole("alert").textContent).toContain("no room left");
    expect(screen.queryByText("No snapshots yet")).toBeNull();
  });
});
