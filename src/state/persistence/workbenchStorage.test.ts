import { expect, it } from "vitest";
import { addEditorTab, createEditorTabs } from "../store/editorTabs.ts";
import { createMemoryStorage } from "../testing/createTestWorkbench.ts";
import { createWorkbenchStorage, longestKeptText } from "./workbenchStorage.ts";

const long = "x".repeat(longestKeptText + 1);

it("saves the other tabs when one tab's text is too long, and reports the refusal", () => {
  const { editor } = createWorkbenchStorage(createMemoryStorage(new Map()));
  const fields = { name: null, port: null };
  const small = addEditorTab(createEditorTabs("a"), { id: "b", text: "select 1;", ...fields });
  expect(editor.save(small)).toBe(true);
  expect(editor.save(addEditorTab(small, { id: "c", text: long, ...fields }))).toBe(false);
  const kept = editor.load();
  expect(kept?.tabs.map(({ id }) => id)).toEqual(["a", "b"]);
  expect(kept?.activeId).toBe("a");
});

it("keeps the saved tabs when no tab can be saved", () => {
  const { editor } = createWorkbenchStorage(createMemoryStorage(new Map()));
  const tabs = createEditorTabs("a");
  editor.save(tabs);
  expect(editor.save({ ...tabs, tabs: tabs.tabs.map((tab) => ({ ...tab, text: long })) })).toBe(
    false,
  );
  expect(editor.load()).toEqual(tabs);
});
