import { expect, it } from "vitest";
import { createTestWorkbench } from "../testing/createTestWorkbench.ts";

it("reports a browser that refuses to save once, however many values it refuses", async () => {
  const refusing = { get: () => null, set: () => false };
  const test = createTestWorkbench({ storage: refusing, tabStorage: refusing });
  await test.boot();
  const { editor, runs, store } = test.workbench;
  for (const text of ["select 1;", "select 2;"]) {
    editor.setText(store.getState().editor.activeId, text);
    await runs.runAll(text);
    test.workbench.changeSettings({ fontSizePx: 14 });
    await test.clock.advance(1000);
  }
  const refused = store
    .getState()
    .messages.filter(
      ({ content }) => content.kind === "event" && content.event.kind === "storageRefused",
    );
  expect(refused).toHaveLength(1);
});
