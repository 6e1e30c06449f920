// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState, type ReactElement } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMessage } from "../../sql/output/messages/createMessage.ts";
import type { Cell, PrintedBlock, ServerMessage } from "../../sql/model.ts";
import { ResultsPanel } from "./ResultsPanel.tsx";
import type { ResultsPanelProps } from "./resultsPanelProps.ts";
import type { ResultsView } from "../services/services.ts";
import type { MessageEntry, ResultTab } from "./tabs/resultTab.ts";
import { completedTab } from "./testing/completedTab.ts";

afterEach(cleanup);

function message(fields: Partial<ServerMessage>): ServerMessage {
  return createMessage({ severity: "NOTICE", message: "", ...fields });
}

function table(name: string, cells: readonly Cell[]): PrintedBlock {
  return {
    kind: "table",
    table: {
      title: null,
      columns: [{ name, alignment: "left", type: "text" }],
      rows: cells.map((cell) => [cell]),
      footerRowCount: cells.length,
      footers: [],
      isComplete: true,
    },
  };
}

function tab(id: string, fields: Partial<ResultTab>): ResultTab {
  return completedTab({ id, sql: `select '${id}'`, ...fields });
}

const error = message({
  severity: "ERROR",
  sqlState: "42703",
  message: 'column "nope" does not exist',
  hint: "Perhaps it was dropped.",
  position: 16,
  raw: 'ERROR:  42703: column "nope" does not exist',
});

const tabs: readonly ResultTab[] = [
  tab("rows", { blocks: [table("word", ["one", "two"])], rowCount: 2 }),
  tab("insert", { blocks: [{ kind: "tag", tag: "INSERT 0 4" }], rowCount: 4 }),
  tab("error", {
    sql: "select 1,\n      nope from t",
    status: { kind: "ended", outcome: { kind: "failed", error } },
    blocks: [
      {
        kind: "message",
        message: message({ message: "before it failed", raw: "NOTICE:  before it failed" }),
      },
      { kind: "message", message: error },
    ],
  }),
  tab("paged", {
    blocks: [table("n", ["1", "2", "3"])],
    rowCount: 10_000,
    remaining: { totalRows: 10_000, isFetching: false, failure: null },
    isPinned: true,
  }),
  tab("cancelled", { status: { kind: "ended", outcome: { kind: "cancelled", error: null } } }),
  tab("running", { status: { kind: "running", startedAtMs: performance.now() }, elapsedMs: null }),
];

const messages: readonly MessageEntry[] = [
  {
    id: "1",
    atMs: Date.UTC(2024, 0, 1, 12),
    port: 5432,
    tabId: "insert",
    content: { kind: "tag", tag: "INSERT 0 4" },
  },
  {
    id: "2",
    atMs: Date.UTC(2024, 0, 1, 12),
    port: 5432,
    tabId: "error",
    content: { kind: "message", message: error },
  },
];

function Harness(props: Partial<ResultsPanelProps>): ReactElement {
  const [selectedTabId, setSelectedTabId] = useState<string | null>("rows");
  const [view, setView] = useState<ResultsView>("grid");
  return (
    <ResultsPanel
      tabs={tabs}
      selectedTabId={selectedTabId}
      onSelectTab={setSelectedTabId}
      view={view}
      onViewChange={setView}
      messages={messages}
      onClearMessages={vi.fn()}
      onFetchMore={vi.fn()}
      onPinTab={vi.fn()}
      onCloseTab={vi.fn()}
      onJumpToError={vi.fn()}
      onRewrite={vi.fn()}
      {...props}
    />
  );
}

function selectedTab(): string {
  return screen.getByRole("tab", { selected: true }).textContent.trim();
}

describe("ResultsPanel", () => {
  it("has a tab for each statement that shows its outcome", () => {
    render(<Harness />);
    const list = screen.getByRole("tablist", { name: "Results" });
    const texts = within(list)
      .getAllByRole("tab")
      .map((item) => item.textContent.replaceAll(/\s+/g, " ").trim());
    expect(texts).toEqual([
      "1 ok 2 rows 42 ms",
      "2 ok 4 rows 42 ms",
      "3 error 42703 42 ms",
      "4 ok 3+ rows 42 ms pinned",
      "5 cancelled 42 ms",
      "6 running",
    ]);
  });

  it("chooses tabs with the arrow keys and shows one panel", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    await user.click(screen.getByRole("tab", { name: /^1 / }));
    await user.keyboard("{ArrowRight}");
    expect(selectedTab()).toContain("2 ok");
    expect(document.activeElement).toBe(screen.getByRole("tab", { selected: true }));
    const panel = screen.getByRole("tabpanel");
    expect(panel.getAttribute("aria-labelledby")).toBe(document.activeElement?.id);
    expect(panel.textContent).toContain("4 rows affected");
    await user.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(selectedTab()).toContain("6 running");
    await user.keyboard("{Home}");
    expect(selectedTab()).toContain("1 ok");
  });

  it("renders a page of thousands of tabs, and shows the other pages", async () => {
    const user = userEvent.setup();
    const many = Array.from({ length: 450 }, (_, index) => tab(`many-${index}`, {}));
    render(<Harness tabs={many} />);
    const numbers = (): readonly number[] =>
      screen.getAllByRole("tab").map(({ textContent }) => Number.parseInt(textContent, 10));
    await user.click(screen.getByRole("button", { name: "Earlier results" }));
    expect([numbers()[0], numbers().at(-1)]).toEqual([301, 400]);
    await user.click(screen.getByRole("button", { name: "Later results" }));
    expect([numbers()[0], numbers().at(-1)]).toEqual([401, 450]);
    expect(screen.queryByRole("button", { name: "Later results" })).toBeNull();
    await user.click(screen.getByRole("tab", { name: /^450 / }));
    await user.keyboard("{Home}");
    expect(numbers()).toHaveLength(100);
    const first = screen.getByRole("tab", { selected: true });
    expect([first, first.getAttribute("aria-setsize")]).toEqual([document.activeElement, "450"]);
    expect(selectedTab()).toContain("1 ok");
    await user.click(screen.getByRole("radio", { name: "Stacked" }));
    expect(screen.getAllByRole("tabpanel")).toHaveLength(50);
  }, 60_000);

  it("closes a tab with Delete and from its menu, which also pins it", async () => {
    const user = userEvent.setup();
    const onCloseTab = vi.fn();
    const onPinTab = vi.fn();
    render(<Harness onCloseTab={onCloseTab} onPinTab={onPinTab} />);
    await user.click(screen.getByRole("tab", { name: /^1 / }));
    await user.keyboard("{Delete}");
    await user.keyboard("{Shift>}{F10}{/Shift}");
    await user.click(screen.getByRole("menuitem", { name: /^Close/ }));
    await user.pointer({ keys: "[MouseRight]", target: screen.getByRole("tab", { name: /^4 / }) });
    await user.click(screen.getByRole("menuitem", { name: "Unpin" }));
    expect(onCloseTab.mock.calls).toEqual([["rows"], ["rows"]]);
    expect(onPinTab.mock.calls).toEqual([["paged", false]]);
  });

  it("shows an error with all its fields, its notices and a button to its place", async () => {
    const user = userEvent.setup();
    const onJumpToError = vi.fn();
    render(<Harness onJumpToError={onJumpToError} />);
    await user.click(screen.getByRole("tab", { name: /error/ }));
    const panel = screen.getByRole("tabpanel");
    for (const text of [
      "ERROR",
      "42703",
      error.message,
      "Perhaps it was dropped.",
      "before it failed",
      "LINE 2:       nope from t",
    ]) {
      expect(panel.textContent).toContain(text);
    }
    expect(panel.textContent.split(error.message)).toHaveLength(2);
    await user.click(within(panel).getByRole("button", { name: "Show line in editor" }));
    expect(onJumpToError).toHaveBeenCalledWith({ tabId: "error", offset: 16 });
  });

  it("fetches more of a paged result", async () => {
    const user = userEvent.setup();
    const onFetchMore = vi.fn();
    const onFetchAll = vi.fn();
    const { rerender } = render(<Harness onFetchMore={onFetchMore} onFetchAll={onFetchAll} />);
    await user.click(screen.getByRole("tab", { name: /^4 / }));
    expect(screen.getByText("3 of 10,000 rows")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Fetch more" }));
    await user.click(screen.getByRole("button", { name: "Fetch all" }));
    expect([onFetchMore.mock.calls, onFetchAll.mock.calls]).toEqual([[["paged"]], [["paged"]]]);
    const fetching = tabs.map((item) =>
      item.remaining === null
        ? item
        : { ...item, remaining: { ...item.remaining, isFetching: true } },
    );
    const onStopFetching = vi.fn();
    rerender(<Harness tabs={fetching} onStopFetching={onStopFetching} />);
    expect(screen.getByText("Fetching…")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(onStopFetching.mock.calls).toEqual([["paged"]]);
    expect(screen.queryByRole("button", { name: "Fetch more" })).toBeNull();
  });

  it("shows that a statement was cancelled or is still running", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    await user.click(screen.getByRole("tab", { name: /^5 / }));
    expect(screen.getByRole("tabpanel").textContent).toContain("Cancelled");
    await user.click(screen.getByRole("tab", { name: /^6 / }));
    expect(screen.getByRole("tabpanel").textContent).toContain("Running");
  });

  it("shows a result as psql prints it", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    await user.click(screen.getByRole("radio", { name: "Text" }));
    const text = await screen.findByRole("document", { name: "Output as text" });
    expect(text.textContent).toBe(" word \n------\n one\n two\n(2 rows)\n");
    expect(screen.queryByRole("grid")).toBeNull();
  });

  it("keeps the message log in the page, and its lines lead to their results", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    const log = screen.getByRole("log", { name: "Messages" });
    expect(log.textContent).toContain("INSERT 0 4");
    await user.click(screen.getByRole("radio", { name: /^Messages \d+$/ }));
    expect(screen.getByRole("log")).toBe(log);
    expect(screen.queryByRole("tabpanel")).toBeNull();
    const [, origin] = within(log).getAllByRole("button", { name: "5432" });
    await user.click(origin!);
    expect(selectedTab()).toContain("3 error");
    expect(screen.getByRole("tabpanel")).toBeTruthy();
  });

  it("keeps a grid's selection while another tab is shown", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    screen.getByRole("gridcell", { name: "one" }).focus();
    await user.keyboard("{ArrowDown}");
    await user.click(screen.getByRole("tab", { name: /^2 / }));
    expect(screen.queryByRole("grid")).toBeNull();
    await user.click(screen.getByRole("tab", { name: /^1 / }));
    expect(screen.getByRole("gridcell", { selected: true }).textContent).toBe("two");
  });

  it("shows a hint and one action while there are no results", async () => {
    const user = userEvent.setup();
    const onSelect = vi.fn();
    render(
      <Harness tabs={[]} messages={[]} emptyActions={[{ label: "Run an example", onSelect }]} />,
    );
    expect(screen.getByText("No results yet")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Run an example" }));
    expect(onSelect).toHaveBeenCalledOnce();
  });
});
