import { describe, expect, it } from "vitest";
import {
  addEditorTab,
  changeEditorTab,
  closeEditorTab,
  createEditorTabs,
  type EditorTab,
  type EditorTabs,
  maximumClosedTabs,
  reopenEditorTab,
} from "./editorTabs.ts";

const tab = (id: string, number: number, text = id): EditorTab => ({
  id,
  name: null,
  number,
  text,
  port: null,
});

const three: EditorTabs = {
  tabs: [tab("a", 1), tab("b", 2), tab("c", 3)],
  activeId: "b",
  closed: [],
};

it("adds a tab at the end and makes it active", () => {
  const fields = { id: "d", name: "report", text: "select 1", port: 1521 };
  expect(addEditorTab(three, fields)).toEqual({
    ...three,
    tabs: [...three.tabs, { ...fields, number: 4 }],
    activeId: "d",
  });
});

describe("closing", () => {
  it.each([
    ["the active tab", "b", { tabs: ["a", "c"], activeId: "c", closed: ["b"] }],
    ["another tab", "a", { tabs: ["b", "c"], activeId: "b", closed: ["a"] }],
    ["a tab that is not there", "x", { tabs: ["a", "b", "c"], activeId: "b", closed: [] }],
  ])("%s", (_name, id, expected) => {
    const after = closeEditorTab(three, id, "fresh");
    const ids = (tabs: readonly EditorTab[]): readonly string[] => tabs.map((each) => each.id);
    expect({
      tabs: ids(after.tabs),
      activeId: after.activeId,
      closed: ids(after.closed),
    }).toEqual(expected);
  });

  it("the only tab leaves an empty one", () => {
    const one = { tabs: [tab("a", 4, "select 1")], activeId: "a", closed: [] };
    expect(closeEditorTab(one, "a", "fresh")).toEqual({
      tabs: [tab("fresh", 5, "")],
      activeId: "fresh",
      closed: one.tabs,
    });
  });

  it("the only tab, if it shows a table, leaves one that does not", () => {
    const table = { schema: "s", name: "t", columns: [], filters: [], sorting: [], limit: 1 };
    const source = { kind: "table", table, text: "select 1", isFolded: true } as const;
    const one = { tabs: [{ ...tab("a", 4, "select 1"), source }], activeId: "a", closed: [] };
    expect(closeEditorTab(one, "a", "fresh").tabs).toEqual([tab("fresh", 5, "")]);
  });

  it("an empty tab leaves nothing to reopen", () => {
    expect(closeEditorTab(createEditorTabs("a"), "a", "b").closed).toEqual([]);
  });

  it("keeps only the latest closed tabs", () => {
    let editor = createEditorTabs("first");
    for (let index = 0; index < maximumClosedTabs + 5; index += 1) {
      editor = addEditorTab(editor, { id: `t${index}`, name: null, text: "x", port: null });
      editor = closeEditorTab(editor, `t${index}`, "fresh");
    }
    expect(editor.closed).toHaveLength(maximumClosedTabs);
    expect(editor.closed[0]?.id).toBe(`t${maximumClosedTabs + 4}`);
  });
});

it("reopens the last closed tab unchanged", () => {
  const closed = closeEditorTab(three, "b", "fresh");
  expect(reopenEditorTab(closed)).toEqual({
    tabs: [tab("a", 1), tab("c", 3), tab("b", 2)],
    activeId: "b",
    closed: [],
  });
  expect(reopenEditorTab(three)).toBe(three);
});

it("changes only the given tab", () => {
  expect(changeEditorTab(three, "c", { name: "n", port: 5432 }).tabs).toEqual([
    tab("a", 1),
    tab("b", 2),
    { ...tab("c", 3), name: "n", port: 5432 },
  ]);
});
