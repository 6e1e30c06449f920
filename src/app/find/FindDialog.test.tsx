// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { renderWithServices } from "../testing/renderWithServices.tsx";
import { createTestWorkbench } from "../../state/testing/createTestWorkbench.ts";
import { FindDialog } from "./FindDialog.tsx";

afterEach(cleanup);

const rows = [
  ["column", "sales", "order_id", "items", 17],
  ["routine", "public", "order_total", "integer", 18],
];

it("asks the server for objects and opens the table of a column", async () => {
  const test = createTestWorkbench();
  const asked: string[] = [];
  test.serviceAnswer = (sql) => {
    if (!sql.includes("with named")) return {};
    asked.push(sql);
    const table = { columns: [], rows: rows.map((row) => [JSON.stringify(row)]) };
    return { blocks: [{ kind: "table", table: table as never }] };
  };
  await test.boot();
  const { services } = renderWithServices(<FindDialog onClose={() => undefined} />, test);
  const field = screen.getByRole("combobox", { name: "Find anything" });
  await userEvent.type(field, "order");
  const option = await screen.findByRole("option", { name: /order_id/ });
  expect(option.textContent).toContain("Column · sales.items");
  expect(screen.getByRole("option", { name: /order_total\(integer\)/ })).toBeTruthy();
  expect(asked.at(-1)).toContain("'order'");
  await userEvent.keyboard("{Enter}");
  const shown = (): unknown => {
    const { editor } = services.workbench.store.getState();
    return editor.tabs.find(({ id }) => id === editor.activeId);
  };
  // What opens it is loaded on demand.
  await expect.poll(shown).toMatchObject({
    name: "items",
    text: expect.stringContaining("from sales.items") as string,
  });
});
