// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState, type ReactElement } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Cell, Column } from "../../../sql/model.ts";
import { ResultGrid, type ResultGridProps } from "./ResultGrid.tsx";

afterEach(cleanup);

const columns: readonly Column[] = [
  { name: "id", alignment: "right", type: "bigint" },
  { name: "name", alignment: "left", type: "text" },
  { name: "ok", alignment: "left", type: "boolean" },
];
const rows: readonly (readonly Cell[])[] = [
  ["10", "Ada", "t"],
  ["9", "", "f"],
  ["9007199254740993", null, null],
  ["9007199254740992", "NULL", "t"],
];

function Harness(props: Partial<ResultGridProps>): ReactElement {
  const [isViewerOpen, setIsViewerOpen] = useState(false);
  return (
    <ResultGrid
      label="Result 1"
      columns={columns}
      rows={rows}
      isViewerOpen={isViewerOpen}
      onViewerOpenChange={setIsViewerOpen}
      summary={<span>4 rows</span>}
      {...props}
    />
  );
}

function readCells(): readonly (readonly string[])[] {
  return screen
    .getAllByRole("row")
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole("gridcell")
        .map((cell) => cell.textContent),
    );
}

function readColumn(index: number): readonly (string | undefined)[] {
  return readCells().map((row) => row[index]);
}

function focusedPlace(): readonly (string | null | undefined)[] {
  const cell = document.activeElement;
  return [
    cell?.closest("[role=row]")?.getAttribute("aria-rowindex"),
    cell?.getAttribute("aria-colindex"),
  ];
}

function copySelection(): string {
  const setData = vi.fn<(type: string, text: string) => void>();
  fireEvent.copy(document.activeElement ?? document.body, { clipboardData: { setData } });
  return setData.mock.calls[0]?.[1] ?? "(nothing)";
}

async function enterGrid(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  await user.tab();
  expect(focusedPlace()).toEqual(["2", "1"]);
}

describe("ResultGrid", () => {
  it("is a grid with its size and the place of each cell", () => {
    render(<Harness />);
    const grid = screen.getByRole("grid", { name: "Result 1" });
    expect(grid.getAttribute("aria-rowcount")).toBe("5");
    expect(grid.getAttribute("aria-colcount")).toBe("3");
    expect(
      screen.getAllByRole("columnheader").map((header) => header.getAttribute("aria-label")),
    ).toEqual(["id", "name", "ok"]);
    expect(screen.getAllByRole("row").map((row) => row.getAttribute("aria-rowindex"))).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
    ]);
  });

  it("distinguishes NULL, the empty string and the word NULL, also for screen readers", () => {
    render(<Harness />);
    expect(readColumn(1)).toEqual(["Ada", "empty string", "NULL (no value)", "NULL"]);
    expect(readColumn(2)).toEqual(["true", "false", "NULL (no value)", "true"]);
  });

  it("leaves empty cells of a listing blank", () => {
    render(<Harness isListing />);
    expect(readColumn(1)).toEqual(["Ada", "", "NULL (no value)", "NULL"]);
  });

  it("is a single tab stop and moves the focus with the arrow keys", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    await enterGrid(user);
    await user.keyboard("{ArrowDown}{ArrowRight}");
    expect(focusedPlace()).toEqual(["3", "2"]);
    await user.keyboard("{Control>}{End}{/Control}");
    expect(focusedPlace()).toEqual(["5", "3"]);
    await user.keyboard("{Control>}{Home}{/Control}{ArrowUp}");
    expect(document.activeElement?.getAttribute("role")).toBe("columnheader");
    await user.tab();
    expect(document.activeElement?.closest("[role=grid]")).toBeNull();
  });

  it("selects a range with Shift and copies it", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    await enterGrid(user);
    await user.keyboard("{Shift>}{ArrowDown}{ArrowRight}{/Shift}");
    const selected = screen.getAllByRole("gridcell", { selected: true });
    expect(selected.map((cell) => cell.textContent)).toEqual(["10", "Ada", "9", "empty string"]);
    expect(screen.getByText("2 × 2 selected")).toBeTruthy();
    expect(copySelection()).toBe("10\tAda\n9\t");
    await user.keyboard("{Control>}a{/Control}");
    expect(copySelection()).toBe(
      "10\tAda\tt\n9\t\tf\n9007199254740993\t\t\n9007199254740992\tNULL\tt",
    );
  });

  it("sorts in three steps: numbers by value, NULL last both ways, then as fetched", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    const header = screen.getByRole("columnheader", { name: "id" });
    await user.click(header);
    expect(header.getAttribute("aria-sort")).toBe("ascending");
    expect(readColumn(0)).toEqual(["9", "10", "9007199254740992", "9007199254740993"]);
    await user.click(header);
    expect(readColumn(0)).toEqual(["9007199254740993", "9007199254740992", "10", "9"]);
    await user.click(header);
    expect(header.getAttribute("aria-sort")).toBe("none");
    expect(readColumn(0)).toEqual(["10", "9", "9007199254740993", "9007199254740992"]);
    await user.click(screen.getByRole("columnheader", { name: "name" }));
    await user.click(screen.getByRole("columnheader", { name: "name" }));
    expect(readColumn(1)).toEqual(["NULL", "Ada", "empty string", "NULL (no value)"]);
  });

  it("sorts and resizes from the keyboard", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    await enterGrid(user);
    await user.keyboard("{ArrowUp}{Enter}");
    const header = screen.getByRole("columnheader", { name: "id" });
    expect(header.getAttribute("aria-sort")).toBe("ascending");
    const before = parseFloat(header.style.width);
    await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
    expect(parseFloat(header.style.width)).toBe(before + 16);
    await user.keyboard("{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}");
    expect(parseFloat(header.style.width)).toBe(before - 16);
  });

  it("hides and pins columns through the header's menu", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    const names = (): readonly (string | null)[] =>
      screen.getAllByRole("columnheader").map((header) => header.getAttribute("aria-label"));
    await user.click(screen.getByRole("button", { name: "Menu of column ok" }));
    await user.click(screen.getByRole("menuitem", { name: "Pin to the left" }));
    expect(names()).toEqual(["ok", "id", "name"]);
    expect(readCells()[0]).toEqual(["true", "10", "Ada"]);
    await user.click(screen.getByRole("button", { name: "Menu of column id" }));
    await user.click(screen.getByRole("menuitem", { name: "Hide" }));
    expect(names()).toEqual(["ok", "name"]);
    expect(screen.getByText("1 hidden")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Columns" }));
    await user.click(screen.getByRole("menuitemcheckbox", { name: "id" }));
    expect(names()).toEqual(["ok", "id", "name"]);
  });

  it("opens the cell viewer on Enter and closes it on Escape", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    await enterGrid(user);
    await user.keyboard("{ArrowRight}{Enter}");
    const viewer = await screen.findByRole("region", { name: "Cell viewer" });
    expect(within(viewer).getByText("Ada")).toBeTruthy();
    await user.keyboard("{ArrowDown}");
    expect(within(viewer).getByText("The empty string.")).toBeTruthy();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("region", { name: "Cell viewer" })).toBeNull();
    expect(focusedPlace()).toEqual(["3", "2"]);
  });

  it("copies in other formats from the cell's menu", async () => {
    const user = userEvent.setup();
    render(<Harness tableName="people" />);
    await enterGrid(user);
    await user.keyboard("{Shift>}{ArrowRight}{F10}{/Shift}");
    await user.click(screen.getByRole("menuitem", { name: "Copy as INSERT" }));
    expect(await navigator.clipboard.readText()).toBe(
      "INSERT INTO people (id, name) VALUES\n  (10, 'Ada');\n",
    );
    expect(await screen.findByText("Copied")).toBeTruthy();
  });

  describe("of a result whose first rows psql has aligned", () => {
    const exactTable = {
      title: null,
      columns: [columns[0]!, { ...columns[1]!, name: "name " }, columns[2]!],
      rows: [["10", "Ada\t ", "t"], ...rows.slice(1)],
      footerRowCount: 4,
      footers: [],
      isComplete: true,
    };
    const held = (alignedRows: number, table: typeof exactTable | null = exactTable) => ({
      kind: "held" as const,
      readRow: vi.fn(),
      alignedRows,
      makeExact: vi.fn(() => Promise.resolve(table)),
    });

    it("copies the server's values", async () => {
      const user = userEvent.setup();
      const exact = held(1);
      render(<Harness exact={exact} />);
      await enterGrid(user);
      await user.keyboard("{ArrowRight}{Shift>}{F10}{/Shift}");
      await user.click(screen.getByRole("menuitem", { name: "Copy as JSON" }));
      await vi.waitFor(async () => {
        expect(await navigator.clipboard.readText()).toBe('[\n  {"name ": "Ada\\t "}\n]');
      });
      expect(screen.getByText("Copied")).toBeTruthy();
    });

    it("does not read rows and types again that alignment does not change", async () => {
      const user = userEvent.setup();
      const exact = held(1);
      render(<Harness exact={exact} />);
      await enterGrid(user);
      expect(copySelection()).toBe("10");
      await user.keyboard("{ArrowRight}{ArrowDown}");
      expect(copySelection()).toBe("");
      expect(exact.makeExact).not.toHaveBeenCalled();
    });

    it("names the columns that may differ if the server does not answer", async () => {
      const user = userEvent.setup();
      render(<Harness exact={held(4, null)} />);
      await enterGrid(user);
      await user.keyboard("{Shift>}{ArrowRight}{F10}{/Shift}");
      await user.click(screen.getByRole("menuitem", { name: "Copy as CSV" }));
      expect(await screen.findByText("Copied. As psql printed it; may differ: name")).toBeTruthy();
    });

    it("names them if the server does not hold the rows", async () => {
      const user = userEvent.setup();
      render(<Harness exact={{ kind: "notHeld" }} />);
      await enterGrid(user);
      await user.keyboard("{ArrowRight}");
      expect(copySelection()).toBe("Ada");
      expect(await screen.findByText("Copied. As psql printed it; may differ: name")).toBeTruthy();
    });
  });

  describe("with rows that are still on the server", () => {
    const partial = { totalRows: 2000, isFetching: false, hasFailed: false };

    it("fetches the other rows before it sorts, if they are few", async () => {
      const user = userEvent.setup();
      const onFetchAll = vi.fn();
      render(<Harness partial={{ ...partial, onFetchAll }} />);
      expect(screen.queryByText(/within/)).toBeNull();
      await user.click(screen.getByRole("columnheader", { name: "id" }));
      expect(screen.getByText("Sorted within 4 of 2,000 rows")).toBeTruthy();
      expect(onFetchAll).toHaveBeenCalledOnce();
    });

    it("says how many rows it sorts and filters, with the size of the result", async () => {
      const user = userEvent.setup();
      const onFetchAll = vi.fn();
      render(<Harness partial={{ ...partial, totalRows: 2_000_000, onFetchAll }} />);
      await user.type(screen.getByRole("searchbox"), "ada");
      expect(await screen.findByText("Filtered within 4 of 2,000,000 rows")).toBeTruthy();
      await user.click(screen.getByRole("columnheader", { name: "id" }));
      expect(screen.getByText("Sorted and filtered within 4 of 2,000,000 rows")).toBeTruthy();
      expect(onFetchAll).not.toHaveBeenCalled();
      await user.click(screen.getByRole("button", { name: /^Fetch all 2,000,000 rows \(about / }));
      expect(onFetchAll).toHaveBeenCalledOnce();
    });

    it("lets the server sort and filter a result that is too large to fetch", async () => {
      const user = userEvent.setup();
      const onAskServer = vi.fn();
      const large = { ...partial, totalRows: 2_000_000, onFetchAll: vi.fn(), onAskServer };
      render(<Harness partial={large} />);
      await user.click(screen.getByRole("columnheader", { name: "id" }));
      await user.click(screen.getByRole("columnheader", { name: "id" }));
      await user.click(screen.getByRole("button", { name: "Sort on the server" }));
      const sorting = [{ column: 0, isDescending: true }];
      expect(onAskServer).toHaveBeenLastCalledWith({ sorting, words: [] });
      await user.type(screen.getByRole("searchbox"), "ada  x");
      await user.click(
        await screen.findByRole("button", { name: "Sort and filter on the server" }),
      );
      expect(onAskServer).toHaveBeenLastCalledWith({ sorting, words: ["ada", "x"] });
      expect(large.onFetchAll).not.toHaveBeenCalled();
    });

    it("says how much is being fetched, and can stop it", async () => {
      const user = userEvent.setup();
      const onStop = vi.fn();
      const fetching = { ...partial, isFetching: true, onFetchAll: vi.fn(), onStop };
      render(<Harness partial={fetching} />);
      await user.click(screen.getByRole("columnheader", { name: "id" }));
      const bar = screen.getByRole("status", { name: "Rows that are not here" });
      expect(bar.textContent).toMatch(/Fetching 2,000 rows \(about [\d.]+ KB\)…/);
      await user.click(within(bar).getByRole("button", { name: "Stop" }));
      expect(onStop).toHaveBeenCalledOnce();
      expect(fetching.onFetchAll).not.toHaveBeenCalled();
    });

    it("says that a copy of all shown rows is not the whole result", async () => {
      const user = userEvent.setup();
      render(<Harness partial={{ ...partial, onFetchAll: vi.fn() }} />);
      await enterGrid(user);
      await user.keyboard("{Control>}a{/Control}");
      copySelection();
      expect(await screen.findByText("Copied 4 of 2,000 rows")).toBeTruthy();
    });
  });

  it("keeps widths, order and selection while rows arrive", async () => {
    const user = userEvent.setup();
    const { rerender } = render(<Harness />);
    const header = screen.getByRole("columnheader", { name: "name" });
    const width = header.style.width;
    await enterGrid(user);
    await user.keyboard("{ArrowRight}");
    rerender(<Harness rows={[...rows, ["5", "a name that is much longer", "t"]]} />);
    expect(header.style.width).toBe(width);
    expect(focusedPlace()).toEqual(["2", "2"]);
    expect(screen.getByRole("grid").getAttribute("aria-rowcount")).toBe("6");
  });

  it("sorts by value once the type is known", async () => {
    const user = userEvent.setup();
    const untyped = columns.map((column): Column => ({ ...column, alignment: "left", type: null }));
    const { rerender } = render(<Harness columns={untyped} />);
    await user.click(screen.getByRole("columnheader", { name: "id" }));
    expect(readColumn(0)).toEqual(["10", "9", "9007199254740992", "9007199254740993"]);
    rerender(<Harness />);
    expect(readColumn(0)).toEqual(["9", "10", "9007199254740992", "9007199254740993"]);
  });

  it("sorts intervals by length, once the code for it is loaded", async () => {
    const user = userEvent.setup();
    const interval: Column = { name: "id", alignment: "left", type: "interval" };
    const cells = ["10 days", "9 days", "1 mon", "-1 days"];
    render(<Harness columns={[interval]} rows={cells.map((cell) => [cell])} />);
    await user.click(screen.getByRole("columnheader", { name: "id" }));
    await vi.waitFor(() => {
      expect(readColumn(0)).toEqual(["-1 days", "9 days", "10 days", "1 mon"]);
    }, 10_000);
  });

  it("renders only a part of many rows and columns", async () => {
    const user = userEvent.setup();
    const wide = Array.from({ length: 1600 }, (_unused, index): Column => ({
      name: `c${index}`,
      alignment: "left",
      type: null,
    }));
    const row = wide.map((column) => column.name);
    render(<Harness columns={wide} rows={Array.from({ length: 10_000 }, () => row)} />);
    expect(screen.getAllByRole("row").length).toBeLessThan(60);
    expect(screen.getAllByRole("columnheader").length).toBeLessThan(60);
    await enterGrid(user);
    await user.keyboard("{Control>}{End}{/Control}");
    expect(focusedPlace()).toEqual(["10001", "1600"]);
    expect(document.activeElement?.textContent).toBe("c1599");
  });

  it("puts no markup into the page", () => {
    render(<Harness rows={[["1", "<b>bold</b>", "t"]]} />);
    expect(screen.getByText("<b>bold</b>").querySelector("b")).toBeNull();
  });

  it("focuses the header if there are no rows", async () => {
    const user = userEvent.setup();
    render(<Harness rows={[]} />);
    await user.tab();
    expect(document.activeElement?.getAttribute("role")).toBe("columnheader");
    expect(copySelection()).toBe("(nothing)");
  });
});
