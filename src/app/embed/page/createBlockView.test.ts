// @vitest-environment happy-dom
import { screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { beforeEach, describe, expect, it } from "vitest";
import type {
  BlockReport,
  MachineReport,
  PageMessage,
  RowFetching,
} from "../protocol/embedMessages.ts";
import { type BlockView, createBlockView } from "./createBlockView.ts";
import type { EngineLink, LinkListener } from "./engineLink.ts";
import type { BlockOptions } from "./readBlockOptions.ts";
import { plainBlockOptions } from "./testing/plainBlockOptions.ts";

const options: BlockOptions = { ...plainBlockOptions, port: 1521 };

let sent: PageMessage[];
let machine: MachineReport | null;
let listener: LinkListener;
let view: BlockView;

function show(change: Partial<BlockOptions> = {}): void {
  sent = [];
  machine = null;
  const link: Pick<EngineLink, "machine" | "listen" | "start" | "send"> = {
    get machine() {
      return machine;
    },
    listen(given) {
      listener = given;
      return () => undefined;
    },
    start: () => undefined,
    send: (message) => {
      sent.push(message);
    },
  };
  view = createBlockView({
    number: 3,
    options: { ...options, ...change },
    link: link as EngineLink,
    workbenchUrl: new URL("https://host.example/try/"),
  });
  document.body.replaceChildren(view.element);
}

function report(change: Partial<BlockReport>): void {
  const empty: BlockReport = { phase: "running", parts: [], verdict: null, elapsedMs: null };
  listener.onBlock("b3", { ...empty, ...change });
}

const button = (name: string): HTMLElement | null => screen.queryByRole("button", { name });
const status = (): string | null => screen.getByRole("status").textContent;
const editor = (): HTMLTextAreaElement => screen.getByRole("textbox", { name: "SQL" });

beforeEach(() => {
  show();
});

describe("a block", () => {
  it("is a named region with an editor, and has no Cancel and no Reset yet", () => {
    const region = screen.getByRole("region", { name: "SQL example 3" });
    expect(within(region).getByRole("textbox", { name: "SQL" })).toBe(editor());
    expect(editor().value).toBe("select 1;");
    expect(button("Cancel")).toBeNull();
    expect(button("Reset")).toBeNull();
  });

  it("sends its text at Run and at Control+Enter, and only once while it runs", async () => {
    await userEvent.click(button("Run")!);
    expect(sent).toEqual([
      {
        kind: "run",
        blockId: "b3",
        sql: "select 1;",
        port: 1521,
        setups: [],
        session: "shared",
        expected: null,
        language: "en",
      },
    ]);
    await userEvent.click(editor());
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(sent).toHaveLength(1);
    report({ phase: "completed", elapsedMs: 4 });
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(sent).toHaveLength(2);
  });

  it("reports the progress of the machine, then of the statement", async () => {
    await userEvent.click(button("Run")!);
    expect(status()).toBe("Connecting");
    listener.onMachine({ kind: "loading", loadedBytes: 1, totalBytes: 4 });
    expect(status()).toBe("Loading the machine");
    expect(screen.getByRole("progressbar")).toHaveProperty("value", 0.25);
    listener.onMachine({ kind: "starting" });
    expect(status()).toBe("Starting the machine");
    expect(screen.queryByRole("progressbar")).toBeNull();
    report({ phase: "setup" });
    expect(status()).toBe("Preparing");
    report({ phase: "running" });
    expect(status()).toBe("Running");
    report({ phase: "completed", elapsedMs: 1234 });
    expect(status()).toBe("Done in 1.2 s");
  });

  it("keeps the focus when Cancel takes the place of Run", async () => {
    await userEvent.click(button("Run")!);
    report({ phase: "running" });
    await userEvent.click(button("Cancel")!);
    expect(sent.at(-1)).toEqual({ kind: "cancel", blockId: "b3" });
    report({ phase: "cancelled" });
    expect(status()).toBe("Cancelled");
    expect(button("Run")).not.toBeNull();
  });

  it("shows rows as a table with header cells, and never as HTML", async () => {
    await userEvent.click(button("Run")!);
    report({
      phase: "completed",
      elapsedMs: 2,
      parts: [
        {
          kind: "table",
          name: null,
          columns: [
            { name: "<i>id</i>", alignment: "right" },
            { name: "note", alignment: "left" },
          ],
          rows: [
            ["1", "<img src=x onerror=alert(1)>"],
            ["2", null],
          ],
          totalRows: 1200,
          fetching: null,
          footers: [],
        },
      ],
    });
    const headers = screen.getAllByRole("columnheader").map(({ textContent }) => textContent);
    expect(headers).toEqual(["<i>id</i>", "note"]);
    const cells = screen.getAllByRole("cell").map(({ textContent }) => textContent);
    expect(cells).toEqual(["1", "<img src=x onerror=alert(1)>", "2", "NULL"]);
    expect(view.element.querySelector("img, i")).toBeNull();
    expect(screen.getByText(/^First 2 of 1,200 rows. Open it in the workbench/)).toBeTruthy();
    expect(button("Fetch more")).toBeNull();
  });

  it("offers to fetch more rows, and keeps place and focus when they come", async () => {
    await userEvent.click(button("Run")!);
    const show = (count: number, fetching: Partial<RowFetching> | null): void => {
      report({
        phase: "completed",
        parts: [
          {
            kind: "table",
            name: null,
            columns: [{ name: "n", alignment: "right" }],
            rows: Array.from({ length: count }, (_row, index) => [String(index)]),
            totalRows: 3,
            fetching:
              fetching === null
                ? null
                : { runId: "r1", isFetching: false, offersAll: true, failure: null, ...fetching },
            footers: [],
          },
        ],
      });
    };
    show(1, {});
    screen.getByRole("group", { name: "Result" }).scrollTop = 30;
    await userEvent.click(button("Fetch more")!);
    expect(sent.at(-1)).toEqual({ kind: "fetch", blockId: "b3", runId: "r1", wantsAll: false });
    show(1, { isFetching: true });
    expect(screen.getByText("Fetching…")).toBeTruthy();
    const { length } = sent;
    await userEvent.click(button("Fetch more")!);
    expect(sent).toHaveLength(length);
    show(2, { failure: "the rows are gone" });
    expect(screen.getByRole("alert").textContent).toBe("the rows are gone");
    expect(document.activeElement).toBe(button("Fetch more"));
    expect(screen.getByRole("group", { name: "Result" }).scrollTop).toBe(30);
    await userEvent.click(button("Fetch all")!);
    expect(sent.at(-1)).toMatchObject({ kind: "fetch", wantsAll: true });
    show(3, null);
    expect(button("Fetch all")).toBeNull();
    expect(screen.getByText("3 rows")).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole("group", { name: "Result" }));
  });

  it("announces an error once the run is over", async () => {
    await userEvent.click(button("Run")!);
    const parts = [{ kind: "line", tone: "error", level: "ERROR", text: "no" }] as const;
    report({ phase: "running", parts });
    expect(screen.queryByRole("alert")).toBeNull();
    report({ phase: "failed", parts });
    expect(screen.getByRole("alert").textContent).toBe("ERROR no");
  });

  it("reports whether the output is as expected, with the difference", () => {
    report({ phase: "completed", verdict: { kind: "same" } });
    expect(screen.getByText(/The output is as expected/)).toBeTruthy();
    const lines = [
      { kind: "removed", text: " 1" },
      { kind: "added", text: " 2" },
    ] as const;
    report({ phase: "completed", verdict: { kind: "different", lines } });
    const name = "The output differs from the expected one";
    expect(screen.getByRole("group", { name }).textContent).toBe("-  1\n+  2\n");
  });

  it("keeps the output before until the next run has some", () => {
    const parts = [{ kind: "line", tone: "plain", level: "", text: "INSERT 0 1" }] as const;
    report({ phase: "completed", parts });
    report({ phase: "queued" });
    expect(screen.getByText("INSERT 0 1")).toBeTruthy();
    report({ phase: "completed" });
    expect(screen.queryByText("INSERT 0 1")).toBeNull();
  });

  it("ignores the reports of other blocks", () => {
    listener.onBlock("b4", { phase: "running", parts: [], verdict: null, elapsedMs: null });
    expect(status()).toBe("");
  });

  it("restores the page's text with Reset, and links to the text as it is", async () => {
    const link = (): URL =>
      new URL(screen.getByRole("link", { name: "Open in the workbench" }).getAttribute("href")!);
    expect(link().href).toBe("https://host.example/try/#sql=select+1%3B&port=1521");
    await userEvent.type(editor(), " -- mine");
    expect(new URLSearchParams(link().hash.slice(1)).get("sql")).toBe("select 1; -- mine");
    await userEvent.click(button("Reset")!);
    expect(editor().value).toBe("select 1;");
    expect(button("Reset")).toBeNull();
  });

  it("links with image and setup", () => {
    show({ image: "other", setups: ["create table t (a int);"], port: null });
    const href = screen.getByRole("link").getAttribute("href");
    expect(href).toBe(
      "https://host.example/try/?image=other#sql=select+1%3B&seed=create+table+t+%28a+int%29%3B",
    );
  });

  it("follows the page's text until the reader changes it", async () => {
    view.setSource("select 2;");
    expect(editor().value).toBe("select 2;");
    await userEvent.type(editor(), " ");
    view.setSource("select 3;");
    expect(editor().value).toBe("select 2; ");
    await userEvent.click(button("Reset")!);
    expect(editor().value).toBe("select 3;");
  });

  it("says what to do when the frame is blocked, and tries again", async () => {
    await userEvent.click(button("Run")!);
    listener.onFailure("blocked");
    expect(screen.getByRole("alert").textContent).toContain('"frame-src https://host.example"');
    await userEvent.click(button("Try again")!);
    expect(sent.map(({ kind }) => kind)).toEqual(["run", "run"]);
    expect(status()).toBe("Connecting");
  });

  it("shows a trouble of the machine while it waits, and forgets it when that is over", async () => {
    await userEvent.click(button("Run")!);
    machine = { kind: "trouble", reason: "A file does not come.", advice: "Wait." };
    listener.onMachine(machine);
    expect(screen.getByRole("alert").textContent).toBe("A file does not come. Wait.");
    machine = { kind: "ready" };
    listener.onMachine(machine);
    expect(screen.queryByRole("alert")).toBeNull();
    expect(status()).toBe("Waiting");
  });

  it("restarts a failed machine before it runs again", async () => {
    await userEvent.click(button("Run")!);
    machine = { kind: "trouble", reason: "The machine crashed.", advice: "Start it again." };
    listener.onMachine(machine);
    report({ phase: "failed" });
    expect(screen.getByRole("alert").textContent).toContain("The machine crashed.");
    await userEvent.click(button("Try again")!);
    expect(sent.map(({ kind }) => kind)).toEqual(["run", "retry", "run"]);
  });

  it("does not run without the elements that it refers to", async () => {
    show({ missing: ["#tables"] });
    await userEvent.click(button("Run")!);
    expect(sent).toEqual([]);
    expect(screen.getByRole("alert").textContent).toContain("#tables");
  });

  it("speaks Chinese", () => {
    show({ language: "zh" });
    expect(screen.getByRole("region", { name: "SQL 示例 3" })).toBeTruthy();
    expect(button("运行")).not.toBeNull();
  });
});
