import { describe, expect, it } from "vitest";
import type { ImageIndex } from "../vm/imageIndex.ts";
import { activeEditorTab } from "./store/editorTabs.ts";
import { selectReadiness } from "./store/selectors.ts";
import { createTestWorkbench } from "./testing/createTestWorkbench.ts";
import { table, messages } from "./testing/workbenchTestParts.ts";

/** Dialogues written after IvorySQL's documentation, not recorded. */
describe("on an IvorySQL server, as documented", () => {
  const block = "begin\n  null;\nend;\n/";

  async function runInMode(
    compatibleMode: string | null,
    text: string,
  ): Promise<readonly string[]> {
    const test = createTestWorkbench();
    await test.boot();
    const session = test.session(5432);
    session.server = {
      version: "made for this test",
      compatibleMode,
      processId: 1,
      outputFacility: null,
    };
    await test.workbench.runs.runAll("select 0;");
    session.ran.length = 0;
    await test.workbench.runs.runAll(text);
    return session.ran;
  }

  it("ends blocks at a slash depending on the server's mode, not on the port", async () => {
    expect(await runInMode("oracle", `${block}\nselect 1;`)).toEqual([block, "select 1;"]);
    const others = ["begin\n  null;", "end;", "/\nselect 1;"];
    expect(await runInMode("pg", `${block}\nselect 1;`)).toEqual(others);
    expect(await runInMode(null, `${block}\nselect 1;`)).toEqual(others);
  });

  it("splits the text after a change of the mode in the new mode", async () => {
    const change = "set ivorysql.compatible_mode = oracle;";
    expect(await runInMode("pg", `${change}\n${block}`)).toEqual([change, block]);
  });
});

describe("starting", () => {
  it("reports what it waits for until statements can run", async () => {
    const test = createTestWorkbench();
    const readiness = (): string => selectReadiness(test.workbench.store.getState());
    expect(readiness()).toBe("machine");
    await test.workbench.start({ imageId: null, boot: "snapshot", port: 5432, sql: null });
    test.machine.become({ kind: "downloading", loadedBytes: 1, totalBytes: 2, file: "state" });
    expect(readiness()).toBe("machine");
    test.machine.become({ kind: "running" });
    expect(readiness()).toBe("session");
    await test.clock.advance(0);
    expect(readiness()).toBe("ready");
    expect(test.machine.typed).toEqual([expect.stringContaining("date -u -s @1700000000 ")]);
  });

  it.each([
    ["right", 1_700_000_004, false],
    ["wrong", 1_600_000_000, true],
  ])("checks the guest's clock in idle time: %s", async (_name, seconds, isSetAgain) => {
    const test = createTestWorkbench();
    await test.boot();
    await test.clock.advance(1999);
    expect(() => test.session("service")).toThrow("no session");
    test.serviceAnswer = (sql) =>
      sql.includes("clock_timestamp") ? { blocks: [table([[String(seconds)]])] } : {};
    await test.clock.advance(1);
    const { ran } = test.session("service");
    expect(ran[0]).toContain("clock_timestamp");
    expect(ran.some((text) => text.includes("date -u -s @1700000002 "))).toBe(isSetAgain);
  });

  it("continues when the guest's clock cannot be set", async () => {
    const test = createTestWorkbench();
    await test.workbench.start({ imageId: null, boot: "snapshot", port: 5432, sql: null });
    test.machine.isMute = true;
    test.machine.become({ kind: "running" });
    await test.clock.advance(4999);
    expect(selectReadiness(test.workbench.store.getState())).toBe("session");
    await test.clock.advance(1);
    expect(selectReadiness(test.workbench.store.getState())).toBe("ready");
  });

  it.each([
    ["from the snapshot", "snapshot", "snapshot"],
    ["cold", "cold", "kernel"],
  ] as const)("%s", async (_name, boot, kind) => {
    const test = createTestWorkbench();
    await test.workbench.start({ imageId: "example", boot, port: null, sql: null });
    expect(test.launches).toMatchObject([{ imageId: "example", start: { kind } }]);
  });

  it("shows shared text and runs none of it", async () => {
    const test = createTestWorkbench();
    const sql = "drop table everything";
    await test.workbench.start({ imageId: null, boot: "snapshot", port: 1521, sql });
    test.machine.become({ kind: "running" });
    await test.clock.advance(0);
    const { editor } = test.workbench.store.getState();
    expect(activeEditorTab(editor)).toMatchObject({ text: sql, port: 1521 });
    expect(test.session(1521).ran).toEqual([]);
  });

  it("keeps the user's text when shared text is opened, and opens the same text once", async () => {
    const test = createTestWorkbench();
    const { editor, store } = test.workbench;
    editor.setText(store.getState().editor.activeId, "my work");
    const request = { imageId: null, boot: "snapshot", port: null, sql: "shared" } as const;
    await test.workbench.start(request);
    await test.workbench.start(request);
    expect(store.getState().editor.tabs.map(({ text }) => text)).toEqual(["my work", "shared"]);
  });

  it("reports an image that cannot be started, and lists the images that can", async () => {
    const failed = { kind: "imageUnknown", id: "x", known: ["example"] } as const;
    const images: ImageIndex = {
      default: "example",
      images: [{ id: "example", label: "Example", manifest: "example/manifest.json" }],
    };
    const test = createTestWorkbench({
      launchMachine: () => Promise.resolve({ kind: "failed", images, failure: failed }),
    });
    await test.workbench.start({ imageId: "x", boot: "snapshot", port: null, sql: null });
    await test.clock.advance(100);
    const { machine } = test.workbench.store.getState();
    expect([machine.status, machine.images]).toEqual([
      { kind: "failed", failure: failed },
      images.images,
    ]);
    expect(messages(test)).toEqual([
      { kind: "event", event: { kind: "machineFailed", failure: failed } },
    ]);
  });
});
