// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { createTestWorkbench } from "../../state/testing/createTestWorkbench.ts";
import { createServices } from "../services/services.ts";
import { readScripts } from "../compat/ScriptFileButton.tsx";
import { readSuiteFiles } from "./TestFileButton.tsx";

const gbk = Uint8Array.from([0x27, 0xb6, 0xa9, 0xb5, 0xa5, 0x27]);
// Browsers leave webkitRelativePath empty for a file that was chosen without a folder.
const files = ["a.sql", "a.out", "rows.data"].map((name) =>
  Object.assign(new File([gbk], name), { webkitRelativePath: "" }),
);

it("asks for the encoding of each script and output, and does not convert data", async () => {
  const services = createServices(createTestWorkbench().workbench);
  const reading = readSuiteFiles(services, files);
  for (const name of ["a.sql", "a.out"]) {
    const question = await vi.waitFor(() => {
      const asked = services.ui.getState().encodingQuestion;
      expect(asked?.fileName).toBe(name);
      return asked;
    });
    question?.answer(name === "a.sql" ? { text: "'订单'", encoding: "gb18030" } : null);
  }
  expect(await reading).toEqual([
    { path: "a.sql", bytes: new TextEncoder().encode("'订单'") },
    { path: "rows.data", bytes: gbk },
  ]);
});

it("asks for the encoding of scripts for the compatibility check", async () => {
  const services = createServices(createTestWorkbench().workbench);
  const reading = readScripts(services, files.slice(0, 1));
  await vi.waitFor(() => {
    expect(services.ui.getState().encodingQuestion?.encodings[0]).toBe("gb18030");
  });
  services.ui.getState().encodingQuestion?.answer({ text: "'订单'", encoding: "gb18030" });
  expect(await reading).toEqual([{ name: "a.sql", text: "'订单'" }]);
});
