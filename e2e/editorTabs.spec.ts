import { readFile } from "node:fs/promises";
import { expect } from "@playwright/test";
import { shownText } from "./editorText.ts";
import { sharedPageTest as test } from "./sharedPageTest.ts";

test("tabs can be renamed, closed and reopened, keep their ports, and survive a reload", async ({
  page,
  workbench,
}) => {
  const report = workbench.editorTab(/report/);
  const second = workbench.editorTab(/Query \d+/);
  await workbench.write("select 'first';");
  await workbench.editorTabs.first().dblclick();
  await page.getByRole("textbox", { name: "Tab name" }).fill("report");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Alt+KeyN");
  await workbench.write("select 'second';");
  await expect(second).toHaveAttribute("aria-selected", "true");
  await workbench.choosePort("1521 Oracle");
  await report.click();
  await expect(page.getByRole("radio", { name: "5432 PostgreSQL" })).toBeChecked();
  await page.keyboard.press("Delete");
  await expect(report).toHaveCount(0);
  await workbench.editor.focus();
  await page.keyboard.press("Alt+Shift+KeyW");
  await expect(report).toHaveAttribute("aria-selected", "true");
  await expect.poll(() => shownText(page)).toBe("select 'first';");

  await page.reload();
  await expect(report).toHaveAttribute("aria-selected", "true");
  await expect.poll(() => shownText(page)).toBe("select 'first';");
  await expect(page.getByRole("radio", { name: "5432 PostgreSQL" })).toBeChecked();
  await second.click();
  await expect.poll(() => shownText(page)).toBe("select 'second';");
  await expect(page.getByRole("radio", { name: "1521 Oracle" })).toBeChecked();
  await workbench.waitUntilReady();
});

test("files can be opened, dropped and saved", async ({ page, workbench }) => {
  await page.evaluate(() => {
    Object.assign(window, { showOpenFilePicker: undefined, showSaveFilePicker: undefined });
  });
  const chooser = page.waitForEvent("filechooser");
  await workbench.editor.focus();
  await page.keyboard.press("ControlOrMeta+KeyO");
  await (
    await chooser
  ).setFiles({ name: "opened.sql", mimeType: "", buffer: Buffer.from("select 'opened';") });
  await expect(workbench.editorTab(/opened\.sql/)).toHaveAttribute("aria-selected", "true");

  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["select 'dropped';"], "dropped.sql"));
    return data;
  });
  const pane = page.getByRole("region", { name: "Editor", exact: true });
  await pane.dispatchEvent("dragover", { dataTransfer: transfer });
  await pane.dispatchEvent("drop", { dataTransfer: transfer });
  await expect(workbench.editorTab(/dropped\.sql/)).toHaveAttribute("aria-selected", "true");
  await expect.poll(() => shownText(page)).toBe("select 'dropped';");

  const download = page.waitForEvent("download");
  await workbench.editor.focus();
  await page.keyboard.press("ControlOrMeta+KeyS");
  const file = await download;
  expect(file.suggestedFilename()).toBe("dropped.sql");
  expect(await readFile(await file.path(), "utf8")).toBe("select 'dropped';");
});

test("a file is overwritten if the browser supports it", async ({ page, workbench }) => {
  await page.evaluate(() => {
    const written: string[] = [];
    const handle = {
      name: "kept.sql",
      createWritable: () =>
        Promise.resolve({
          write: (text: string) => Promise.resolve(void written.push(text)),
          close: () => Promise.resolve(),
        }),
    };
    let asked = 0;
    const showSaveFilePicker = (): Promise<unknown> => Promise.resolve((asked++, handle));
    Object.assign(window, { showSaveFilePicker, written, askedTimes: () => asked });
  });
  await workbench.write("select 1;");
  await page.keyboard.press("ControlOrMeta+KeyS");
  await expect(workbench.editorTab(/kept\.sql/)).toBeVisible();
  await workbench.write("select 2;");
  await page.keyboard.press("ControlOrMeta+KeyS");
  await expect
    .poll(() =>
      page.evaluate(() => {
        const { written, askedTimes } = window as unknown as {
          written: readonly string[];
          askedTimes: () => number;
        };
        return { written: [...written], asked: askedTimes() };
      }),
    )
    .toEqual({ written: ["select 1;", "select 2;"], asked: 1 });
});
