// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { createTestWorkbench } from "../../state/testing/createTestWorkbench.ts";
import { createServices } from "../services.ts";
import { openFiles } from "./fileCommands.ts";

it("opens each file in a tab of its own, the last one in front", async () => {
  const { workbench } = createTestWorkbench();
  workbench.editor.setText(workbench.store.getState().editor.activeId, "mine");
  const files = [new File(["select 1;"], "a.sql"), new File(["select 'ü';"], "b.sql")];
  await openFiles(createServices(workbench), files);
  const { tabs, activeId } = workbench.store.getState().editor;
  expect(tabs.map(({ name, text }) => [name, text])).toEqual([
    [null, "mine"],
    ["a.sql", "select 1;"],
    ["b.sql", "select 'ü';"],
  ]);
  expect(activeId).toBe(tabs[2]?.id);
});
