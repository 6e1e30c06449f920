import { expect, it, vi } from "vitest";
import { activeEditorTab, parseEditorTabs } from "../store/editorTabs.ts";
import { selectIsEditorFolded, selectOpenedTable, selectRuns } from "../store/selectors.ts";
import { openedTableOf } from "../store/tableSource.ts";
import { createTestWorkbench, type TestWorkbench } from "../testing/createTestWorkbench.ts";
import type { FakeReply } from "../testing/fakeSession.ts";
import { countOfResult } from "./rowCount.ts";

function table(rows: readonly (readonly string[])[]): FakeReply {
  return {
    blocks: [
      {
        kind: "table",
        table: {
          title: null,
          columns: (rows[0] ?? ["", ""]).map((_, index) => ({
            name: ["id", "note"][index] ?? "",
            alignment: "left",
            type: null,
          })),
          rows,
          footerRowCount: rows.length,
          footers: [],
          isComplete: true,
        },
      },
    ],
    rowCount: rows.length,
  };
}

/** A workbench whose server has one table with two columns and a million and one rows. */
async function open(counted: FakeReply = table([["1000001"]])): Promise<TestWorkbench> {
  const test = createTestWorkbench();
  test.serviceAnswer = (sql) =>
    sql.includes("format_type") ? table([['["id", "integer"]'], ['["note", "text"]']]) : {};
  await test.boot();
  test.session(5432).answer = (sql) => {
    if (sql.startsWith("explain"))
      return table([["Seq Scan on t  (cost=0.00..9.00 rows=2000000 width=4)"]]);
    if (sql.startsWith("select count")) return counted;
    if (!sql.startsWith("select *")) return {};
    return { ...table([["1", "a"]]), cursor: { name: "c", totalRows: 100_000 } };
  };
  await test.workbench.tables.open({ schema: "public", name: "t" });
  return test;
}

function shown({ workbench }: TestWorkbench) {
  const state = workbench.store.getState();
  const run = selectRuns(state).at(-1);
  if (run === undefined) throw new Error("no result");
  return { tab: activeEditorTab(state.editor), run, table: selectOpenedTable(state, run.id) };
}

it("writes and runs the statement of a table, and again with filter and order", async () => {
  const test = await open();
  const { tab, table: opened } = shown(test);
  expect(tab.text).toBe("select *\nfrom public.t\nlimit 100000;\n");
  expect(opened?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
    "id integer",
    "note text",
  ]);
  await test.workbench.tables.change(tab.id, {
    filters: [{ column: "note", test: { kind: "contains", value: "x'y" } }],
    sorting: [{ column: "id", isDescending: true }],
  });
  const after = shown(test);
  expect(after.tab.id).toBe(tab.id);
  expect(after.run.statement.text).toBe(
    "select *\nfrom public.t\nwhere note ilike '%x''y%'\norder by id desc nulls last\nlimit 100000;",
  );
  expect(selectRuns(test.workbench.store.getState())).toHaveLength(1);

  // Opened again: the same tab, as it was.
  test.workbench.editor.add({ text: "select 1;" });
  await test.workbench.tables.open({ schema: "public", name: "t" });
  expect(shown(test).tab.id).toBe(tab.id);
  expect(shown(test).table?.filters).toHaveLength(1);
});

it("shows the rows before the catalogue answers, and then knows the columns", async () => {
  const test = createTestWorkbench();
  let isAsked = false;
  test.serviceAnswer = (sql) => {
    if (!sql.includes("format_type")) return {};
    isAsked = true;
    return null;
  };
  await test.boot();
  test.session(5432).answer = (sql) => (sql.startsWith("select *") ? table([["1", "a"]]) : {});
  const opening = test.workbench.tables.open({ schema: "public", name: "t" });
  await vi.waitFor(() => {
    expect(isAsked).toBe(true);
    expect(shown(test).run.status.kind).toBe("ended");
  });
  expect(shown(test).table?.columns).toEqual([]);
  test.session("service").reply(table([['["id", "integer"]']]));
  await opening;
  expect(shown(test).table?.columns).toEqual([{ name: "id", type: "integer" }]);
});

it("ends when the user edits the statement, and comes back with it", async () => {
  const test = await open();
  const { tab, run } = shown(test);
  test.workbench.editor.setText(tab.id, `${tab.text}-- mine`);
  expect(shown(test).table).toBeNull();
  await test.workbench.tables.change(tab.id, { filters: [] });
  expect(shown(test).tab.text).toBe(`${tab.text}-- mine`);
  expect(shown(test).run.id).toBe(run.id);
  // Opened again, the edited text stays where it is.
  await test.workbench.tables.open({ schema: "public", name: "t" });
  expect(shown(test).tab.id).not.toBe(tab.id);
  test.workbench.editor.activate(tab.id);
  test.workbench.editor.setText(tab.id, tab.text);
  expect(shown(test).table?.name).toBe("t");
});

it("folds the editor, until the user unfolds it or writes into it; a reload changes nothing", async () => {
  const test = await open();
  const { workbench } = test;
  const isFolded = (): boolean => selectIsEditorFolded(workbench.store.getState());
  const { tab } = shown(test);
  expect(isFolded()).toBe(true);
  workbench.editor.add({ text: "select 1;" });
  expect(isFolded()).toBe(false);
  // A text of the user's cannot be folded.
  workbench.editor.setFolded(workbench.store.getState().editor.activeId, true);
  expect(isFolded()).toBe(false);

  workbench.editor.activate(tab.id);
  await workbench.tables.change(tab.id, { sorting: [{ column: "id", isDescending: true }] });
  expect(isFolded()).toBe(true);
  workbench.editor.setFolded(tab.id, false);
  await workbench.tables.change(tab.id, { sorting: [] });
  await workbench.tables.open({ schema: "public", name: "t" });
  expect(isFolded()).toBe(false);
  const keep = () => parseEditorTabs(JSON.parse(JSON.stringify(workbench.store.getState().editor)));
  const keptFold = () => keep()?.tabs.find(({ id }) => id === tab.id)?.source?.isFolded;
  expect(keptFold()).toBe(false);

  workbench.editor.setFolded(tab.id, true);
  expect(keptFold()).toBe(true);
  workbench.editor.setText(tab.id, `${tab.text}-- mine`);
  expect(isFolded()).toBe(false);
});

it("is kept with its tab", async () => {
  const test = await open();
  const { editor } = test.workbench.store.getState();
  const kept = parseEditorTabs(JSON.parse(JSON.stringify(editor)));
  expect(kept).toEqual(editor);
  const broken = editor.tabs.map((tab) => ({
    ...tab,
    source: { kind: "table", table: { schema: 1 } },
  }));
  const read = parseEditorTabs({ ...editor, tabs: broken });
  expect(read?.tabs.map(({ text }) => text)).toEqual(editor.tabs.map(({ text }) => text));
  expect(read?.tabs.map(openedTableOf)).toEqual(editor.tabs.map(() => null));
});

it("estimates many rows, and counts them when it is asked to", async () => {
  const test = await open();
  const { run, table: opened } = shown(test);
  if (opened === null) throw new Error("not opened");
  expect(countOfResult(run, opened)).toEqual({ kind: "unknown" });
  expect(countOfResult(run, { ...opened, limit: 100_001 })).toEqual({
    kind: "exact",
    rows: 100_000,
  });
  const { tables } = test.workbench;
  expect(await tables.count(run.id, false)).toEqual({ kind: "estimate", rows: 2_000_000 });
  expect(await tables.count(run.id, true)).toEqual({ kind: "exact", rows: 1_000_001 });
});

it("counts inside of the user's transaction, behind a savepoint, and reads few rows there", async () => {
  const test = await open();
  const session = test.session(5432);
  const { answer } = session;
  session.answer = (sql) => ({ ...answer(sql), transaction: "open" });
  await test.workbench.runs.runAll("begin;");
  await test.workbench.tables.open({ schema: "public", name: "other" });
  const { run, tab } = shown(test);
  expect(tab.text).toContain("limit 500;");
  session.ran.length = 0;
  expect(await test.workbench.tables.count(run.id, true)).toEqual({
    kind: "exact",
    rows: 1_000_001,
  });
  expect(session.ran).toEqual([
    "savepoint workbench_count;",
    "select count(*)\nfrom public.other;",
    "rollback to savepoint workbench_count;",
    "release savepoint workbench_count;",
  ]);
});

it("has no count if the server gives none", async () => {
  const test = await open({});
  expect(await test.workbench.tables.count(shown(test).run.id, true)).toEqual({ kind: "unknown" });
  expect(await test.workbench.tables.count("gone", true)).toEqual({ kind: "unknown" });
});
