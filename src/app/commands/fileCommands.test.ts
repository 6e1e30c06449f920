// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createTestWorkbench } from "../../state/testing/createTestWorkbench.ts";
import { createServices, type EditorHandle } from "../services/services.ts";
import { largestEditedFile, openFile, openFiles, saveFile, saveFileAs } from "./fileCommands.ts";

let downloads: { readonly name: string; readonly blob: Blob }[] = [];

beforeEach(() => {
  downloads = [];
  let last = new Blob();
  vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
    last = blob as Blob;
    return "blob:text";
  });
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    downloads.push({ name: this.download, blob: last });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

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
  expect(services.ui.getState()).toMatchObject({ dialog: { kind: "transfer", file: large } });
  await openFiles(services, [large], Infinity);
  expect(names()).toEqual([null, "a.sql", "large.sql"]);
});

it("opens the other files and reports one that cannot be read", async () => {
  const { workbench, clock } = createTestWorkbench();
  const gone = new File(["select 1;"], "gone.sql");
  gone.arrayBuffer = () => Promise.reject(new DOMException("It has changed.", "NotReadableError"));
  await openFiles(createServices(workbench), [gone, new File(["select 2;"], "b.sql")]);
  await clock.advance(1000);
  const { editor, messages } = workbench.store.getState();
  expect(editor.tabs.map(({ name }) => name)).toEqual([null, "b.sql"]);
  expect(messages.at(-1)?.content).toMatchObject({
    event: { kind: "fileNotRead", name: "gone.sql", message: "It has changed." },
  });
});

it("moves the focus to the editor after opening, unless a dialog asks something", async () => {
  const { workbench } = createTestWorkbench();
  const services = createServices(workbench);
  const focus = vi.fn();
  services.editor.attach({ focus } as unknown as EditorHandle);
  await openFiles(services, [new File(["select 1;"], "a.sql")]);
  expect(focus).toHaveBeenCalledOnce();
  await openFiles(services, [new File(["select 1;"], "a.sql")], 1);
  expect(focus).toHaveBeenCalledOnce();
});

describe("saving", () => {
  /** A file on disk that a tab belongs to. */
  function createHandle(name: string, content = "") {
    const written: string[] = [];
    let pending = "";
    const handle = {
      name,
      getFile: () => Promise.resolve(new File([content], name)),
      createWritable: () =>
        Promise.resolve({
          write: (text: string) => {
            pending = text;
            return Promise.resolve();
          },
          close: () => {
            written.push(pending);
            return Promise.resolve();
          },
        }),
    };
    return { handle, written };
  }

  function createPage() {
    // The files of tabs are remembered by the tab's id.
    const { workbench, clock } = createTestWorkbench({ createId: () => crypto.randomUUID() });
    const type = (text: string): void => {
      workbench.editor.setText(workbench.store.getState().editor.activeId, text);
    };
    const tabName = (): string | null => {
      const { tabs, activeId } = workbench.store.getState().editor;
      return tabs.find(({ id }) => id === activeId)?.name ?? null;
    };
    return { workbench, clock, services: createServices(workbench), type, tabName };
  }

  it("asks once where to save a tab, and again for Save as", async () => {
    const { services, type, tabName } = createPage();
    const { handle, written } = createHandle("report.sql");
    const pick = vi.fn(() => Promise.resolve(handle));
    vi.stubGlobal("showSaveFilePicker", pick);
    for (const text of ["select 1;", "select 2;"]) {
      type(text);
      saveFile(services);
      await expect.poll(() => written.at(-1)).toBe(text);
    }
    expect(pick).toHaveBeenCalledOnce();
    expect(pick).toHaveBeenLastCalledWith(
      expect.objectContaining({ suggestedName: "Query 1.sql" }),
    );
    await expect.poll(tabName).toBe("report.sql");
    saveFileAs(services);
    await expect.poll(() => written).toHaveLength(3);
    expect(pick).toHaveBeenLastCalledWith(expect.objectContaining({ suggestedName: "report.sql" }));
  });

  it("writes an opened file back without asking", async () => {
    const { services, type, tabName } = createPage();
    const { handle, written } = createHandle("opened.sql", "select 1;");
    vi.stubGlobal("showOpenFilePicker", () => Promise.resolve([handle]));
    const pick = vi.fn();
    vi.stubGlobal("showSaveFilePicker", pick);
    openFile(services);
    await expect.poll(tabName).toBe("opened.sql");
    type("select 2;");
    saveFile(services);
    await expect.poll(() => written).toEqual(["select 2;"]);
    expect(pick).not.toHaveBeenCalled();
  });

  it("downloads the text if the browser cannot write files, and does nothing if dismissed", async () => {
    const { services, type } = createPage();
    type("select 1;");
    saveFile(services);
    await expect.poll(() => downloads).toHaveLength(1);
    const [download] = downloads;
    expect([download?.name, await download?.blob.text()]).toEqual(["Query 1.sql", "select 1;"]);
    const pick = vi.fn(() => Promise.reject(new DOMException("", "AbortError")));
    vi.stubGlobal("showSaveFilePicker", pick);
    saveFile(services);
    await expect.poll(() => pick.mock.calls).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve));
    expect(downloads).toHaveLength(1);
  });

  it("downloads the text and says so when the file cannot be written, and asks again next time", async () => {
    const { workbench, clock, services, type, tabName } = createPage();
    const { handle } = createHandle("locked.sql");
    const denied = (): Promise<never> =>
      Promise.reject(new DOMException("It is locked.", "NoModificationAllowedError"));
    const pick = vi.fn(() => Promise.resolve({ ...handle, createWritable: denied }));
    vi.stubGlobal("showSaveFilePicker", pick);
    type("select 1;");
    for (const times of [1, 2]) {
      saveFile(services);
      await expect.poll(() => downloads).toHaveLength(times);
      expect(pick).toHaveBeenCalledTimes(times);
    }
    expect(await downloads[0]?.blob.text()).toBe("select 1;");
    await clock.advance(1000);
    expect(workbench.store.getState().messages.at(-1)?.content).toMatchObject({
      event: { kind: "fileNotWritten", name: "locked.sql", message: "It is locked." },
    });
    expect(tabName()).toBeNull();
  });
});
