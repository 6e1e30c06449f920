// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { createTestWorkbench } from "../../state/testing/createTestWorkbench.ts";
import { createServices } from "../services/services.ts";
import { largestEditedFile, openFiles } from "./fileCommands.ts";

it("opens each file in its own tab, and shows the last one", async () => {
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

it("asks for the encoding of a file that is not UTF-8; opens nothing without it", async () => {
  const { workbench } = createTestWorkbench();
  const services = createServices(workbench);
  const bytes = Uint8Array.from([0x27, 0xb6, 0xa9, 0xb5, 0xa5, 0x27]);
  const texts = (): readonly string[] =>
    workbench.store.getState().editor.tabs.map(({ text }) => text);
  for (const answer of [null, { text: "'订单'", encoding: "gb18030" }]) {
    const opened = openFiles(services, [new File([bytes], "a.sql")]);
    await expect.poll(() => services.ui.getState().encodingQuestion?.fileName).toBe("a.sql");
    const question = services.ui.getState().encodingQuestion;
    expect([question?.encodings[0], texts()]).toEqual(["gb18030", [""]]);
    question?.answer(answer);
    await opened;
  }
  expect([services.ui.getState().encodingQuestion, texts()]).toEqual([null, ["", "'订单'"]]);
});

it("offers to run a file that is too large for the editor, and opens it on request", async () => {
  const { workbench } = createTestWorkbench();
  const services = createServices(workbench);
  const large = new File(["-- ", "x".repeat(largestEditedFile)], "large.sql");
  await openFiles(services, [new File(["select 1;"], "a.sql"), large]);
  const names = (): readonly (string | null)[] =>
    workbench.store.getState().editor.tabs.map(({ name }) => name);
  expect(names()).toEqual([null, "a.sql"]);
  expect(services.ui.getState()).toMatchObject({ dialog: "transfer", transferFile: large });
  await openFiles(services, [large], Infinity);
  expect(names()).toEqual([null, "a.sql", "large.sql"]);
});
