// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createTestWorkbench } from "../../../state/testing/createTestWorkbench.ts";
import type { FakeReply } from "../../../state/testing/fakeSession.ts";
import { renderWithServices } from "../../testing/renderWithServices.tsx";
import { ResultsArea } from "../ResultsArea.tsx";
import { OpenedTableBar } from "./OpenedTableBar.tsx";

beforeEach(() => {
  // Not in happy-dom, which lays nothing out.
  HTMLElement.prototype.checkVisibility = () => true;
});
afterEach(cleanup);

function reply(names: readonly string[], rows: readonly (readonly string[])[]): FakeReply {
  const columns = names.map((name) => ({ name, alignment: "left", type: null }) as const);
  const footers = { footerRowCount: rows.length, footers: [], isComplete: true };
  return { blocks: [{ kind: "table", table: { title: null, columns, rows, ...footers } }] };
}

async function openTable() {
  const test = createTestWorkbench();
  test.serviceAnswer = (sql) =>
    sql.includes("format_type")
      ? reply(["c"], [['["id", "integer"]'], ['["price", "numeric"]']])
      : {};
  const rendered = renderWithServices(<ResultsArea />, test);
  await act(() => test.boot());
  test.session(5432).answer = (sql) =>
    sql.startsWith("select *") ? reply(["id", "price"], [["1", "5"]]) : {};
  await act(() => test.workbench.tables.open({ schema: "public", name: "t" }));
  return { ...rendered, test };
}

it("keeps the focus at the header by which the keyboard sorted", async () => {
  const user = userEvent.setup();
  const { test } = await openTable();
  const header = (): HTMLElement => screen.getByRole("columnheader", { name: "price" });
  const grid = await screen.findByRole("grid");
  const first = within(grid).getAllByRole("gridcell")[0];
  act(() => {
    first?.focus();
  });
  await user.keyboard("{ArrowUp}{ArrowRight}");
  expect(document.activeElement).toBe(header());
  for (const direction of ["ascending", "descending", "none"]) {
    const before = header();
    await user.keyboard("{Enter}");
    await vi.waitFor(() => {
      expect(header()).not.toBe(before);
      expect(header().getAttribute("aria-sort")).toBe(direction);
      expect(document.activeElement).toBe(header());
    });
  }
  expect(test.session(5432).ran).toContain(
    "select *\nfrom public.t\norder by price desc nulls last\nlimit 100000;",
  );
});

it("keeps the columns as they are when their rows are read again", async () => {
  const user = userEvent.setup();
  const { test } = await openTable();
  const header = (): HTMLElement => screen.getByRole("columnheader", { name: "price" });
  const first = within(await screen.findByRole("grid")).getAllByRole("gridcell")[0];
  act(() => {
    first?.focus();
  });
  // Wider, and before the other.
  await user.keyboard("{ArrowUp}{ArrowRight}{Shift>}{ArrowRight}{ArrowRight}{/Shift}");
  await user.click(screen.getByRole("button", { name: "Menu of column price" }));
  await user.click(screen.getByRole("menuitem", { name: "Move left" }));
  const { width } = header().style;
  const readNames = (): readonly (string | null)[] =>
    screen.getAllByRole("columnheader").map((each) => each.getAttribute("aria-label"));
  expect(readNames()).toEqual(["price", "id"]);
  const grid = screen.getByRole("grid");
  Object.defineProperty(grid, "scrollLeft", { value: 33 });
  fireEvent.scroll(grid);

  // Longer values do not widen columns that are there already.
  test.session(5432).answer = (sql) =>
    sql.startsWith("select *") ? reply(["id", "price"], [["1".repeat(30), "5"]]) : {};
  const idWidth = screen.getByRole("columnheader", { name: "id" }).style.width;
  await user.click(header());
  await vi.waitFor(() => {
    expect(screen.getByRole("grid")).not.toBe(grid);
    expect(header().getAttribute("aria-sort")).toBe("ascending");
  });
  expect(readNames()).toEqual(["price", "id"]);
  expect(header().style.width).toBe(width);
  expect(screen.getByRole("columnheader", { name: "id" }).style.width).toBe(idWidth);
  expect(screen.getByRole("grid").scrollLeft).toBe(33);

  // Other columns of the same table begin anew.
  test.session(5432).answer = (sql) =>
    sql.startsWith("select *") ? reply(["id", "price", "more"], [["1", "5", "2"]]) : {};
  await act(() => test.workbench.tables.open({ schema: "public", name: "t" }));
  expect(readNames()).toEqual(["id", "price", "more"]);
  expect(header().style.width).not.toBe(width);
  expect(screen.getByRole("grid").scrollLeft).toBe(0);
});

it("shows filter and order while rows are edited, and says why they cannot change", async () => {
  const table = {
    ...{ schema: "public", name: "t", columns: [{ name: "id", type: "integer" }], limit: 100 },
    filters: [{ column: "id", test: { kind: "isNotNull" } as const }],
    sorting: [{ column: "id", isDescending: true }],
  };
  const { test } = await openTable();
  const runId = test.workbench.store.getState().results.runs[0]?.id ?? "";
  cleanup();
  renderWithServices(<OpenedTableBar runId={runId} table={table} isEdited />, test);
  const bar = screen.getByRole("group", { name: "Table t" });
  expect(bar.textContent).toContain("Sorted by id ↓");
  expect(bar.textContent).toContain("Stop editing to filter or sort");
  for (const name of ["Filter the table", "Remove the filter id is not null", "Reset"]) {
    expect(within(bar).getByRole("button", { name })).toHaveProperty("disabled", true);
  }
});
