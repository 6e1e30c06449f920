// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ResultTable } from "../../../sql/model.ts";
import type { ResultTab } from "../tabs/resultTab.ts";
import { ChartView } from "./ChartView.tsx";

// There is no canvas here; what would be drawn is tested in drawChart.test.ts.
vi.mock("./draw/drawChart.ts", () => ({
  drawChart: () => ({ update: vi.fn(), resize: vi.fn(), dispose: vi.fn() }),
}));

const table: ResultTable = {
  title: null,
  columns: [
    { name: "city", alignment: "left", type: "text" },
    { name: "people", alignment: "right", type: "integer" },
    { name: "area", alignment: "right", type: "numeric" },
  ],
  rows: [
    ["Jinan", "5", "1.5"],
    ["Rome", "3", null],
  ],
  footerRowCount: 2,
  footers: [],
  isComplete: true,
};

function tabOf(changes: Partial<ResultTab>): ResultTab {
  return {
    id: "1",
    sql: "select * from city",
    port: 5432,
    status: { kind: "ended", outcome: { kind: "completed" } },
    blocks: [{ kind: "table", table }],
    rowCount: 2,
    remaining: null,
    isHeld: true,
    alignedRows: 0,
    elapsedMs: 1,
    isPinned: false,
    arrivedRows: null,
    bulk: null,
    ...changes,
  };
}

function show(changes: Partial<ResultTab> = {}, shown: ResultTable = table) {
  const onFetchAll = vi.fn();
  const onMakeExact = vi.fn(() => Promise.resolve(null));
  const view = (tab: ResultTab) => (
    <ChartView
      tab={tab}
      table={shown}
      onFetchMore={vi.fn()}
      onFetchAll={onFetchAll}
      onStopFetching={vi.fn()}
      onMakeExact={onMakeExact}
    />
  );
  render(view(tabOf(changes)));
  return { onFetchAll, onMakeExact };
}

const description = (): string => {
  const id = screen.getByRole("img", { name: "Chart" }).getAttribute("aria-describedby") ?? "";
  return document.getElementById(id)?.textContent ?? "";
};

beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal("matchMedia", () => ({
    matches: false,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
  }));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("ChartView", () => {
  it("describes the chart that suits the columns", () => {
    show();
    expect(description()).toBe(
      "Bar chart: people, area by city, 2 series. 2 rows drawn. Values from 1.5 to 5.",
    );
    expect(screen.getByRole("note", { name: "What the chart draws" }).textContent).toBe(
      "2 rows drawn · 1 NULL not drawn",
    );
  });

  it("changes type, columns and aggregation, and remembers them with the statement", async () => {
    const user = userEvent.setup();
    show();
    await user.selectOptions(screen.getByRole("combobox", { name: "Type" }), "Pie chart");
    await user.selectOptions(screen.getByRole("combobox", { name: "Aggregation" }), "Average");
    expect(description()).toContain("Pie chart: Average: people by city. 2 rows drawn.");
    expect(screen.queryByRole("combobox", { name: "Series" })).toBeNull();
    cleanup();
    show({ id: "2" });
    expect(description()).toContain("Pie chart: Average: people by city.");
    cleanup();
    show({ id: "3", sql: "select * from other" });
    expect(description()).toContain("Bar chart");
  });

  it("draws no column twice", async () => {
    const user = userEvent.setup();
    show();
    await user.selectOptions(screen.getByRole("combobox", { name: "Type" }), "Heat map");
    expect(description()).toContain("Heat map: Sum: people by city, 2 series.");
    await user.selectOptions(screen.getByRole("combobox", { name: "X axis" }), "area");
    const lines = screen.getByRole<HTMLSelectElement>("combobox", { name: "Lines" });
    expect(lines.selectedOptions[0]?.textContent).toBe("None");
  });

  it("lists the drawn values as a table", async () => {
    const user = userEvent.setup();
    show();
    await user.selectOptions(screen.getByRole("combobox", { name: "Y axis" }), "people");
    await user.click(screen.getByText("Values as a table"));
    const values = screen.getByRole("region", { name: "Drawn values" });
    const cells = within(values)
      .getAllByRole("row")
      .map((row) => row.textContent);
    expect(cells).toEqual(["citypeople", "Jinan5", "Rome3"]);
  });

  it("says how many rows of the result are drawn, and offers the others", async () => {
    const user = userEvent.setup();
    const { onFetchAll } = show({
      remaining: { totalRows: 200_000, isFetching: false, failure: null },
    });
    expect(screen.getByRole("note").textContent).toContain("2 of 200,000 rows drawn");
    await user.click(screen.getByRole("button", { name: "Fetch all" }));
    expect(onFetchAll).toHaveBeenCalledOnce();
  });

  it("draws many rows in steps, between which the page answers", async () => {
    const rows = Array.from({ length: 40_000 }, (_, index) => [`${index}`, `${index % 7}`, null]);
    const next = vi.spyOn(globalThis, "setTimeout");
    show({}, { ...table, rows });
    expect(screen.getByRole("status", { name: "Progress of the chart" }).textContent).toContain(
      "Drawing 40,000 rows",
    );
    expect(screen.queryByRole("img")).toBeNull();
    expect(screen.getByRole("button", { name: "Save the chart as SVG" })).toHaveProperty(
      "disabled",
      true,
    );
    await screen.findByRole("img", { name: "Chart" }, { timeout: 10_000 });
    expect(description()).toContain("40,000 rows drawn");
    expect(screen.getByRole("status", { name: "Progress of the chart" }).textContent).toBe("");
    expect(next.mock.calls.length).toBeGreaterThan(1);
  });

  it("has the words of categories read exactly, once", () => {
    const { onMakeExact } = show({ alignedRows: 2 });
    expect(onMakeExact).toHaveBeenCalledOnce();
    cleanup();
    const unheld = show({ alignedRows: 2, isHeld: false });
    expect(unheld.onMakeExact).not.toHaveBeenCalled();
    expect(screen.getByRole("note").textContent).toContain("Words are as psql printed them");
  });

  it("says that nothing can be drawn", () => {
    show({}, { ...table, columns: [{ name: "i", alignment: "left", type: "interval" }] });
    expect(screen.getByText("Nothing to draw")).toBeTruthy();
    expect(screen.queryByRole("img")).toBeNull();
  });
});
