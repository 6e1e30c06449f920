// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactElement } from "react";
import { afterEach, expect, it } from "vitest";
import { create } from "zustand";
import { createTestWorkbench } from "../../state/testing/createTestWorkbench.ts";
import type { FakeReply } from "../../state/testing/fakeSession.ts";
import { IsShownContext } from "../services/useIsShown.ts";
import { renderWithServices } from "../testing/renderWithServices.tsx";
import { DiagramPanel } from "./DiagramPanel.tsx";

afterEach(cleanup);

function rows(values: readonly unknown[]): FakeReply {
  const columns = [{ name: "j", alignment: "left", type: null } as const];
  const shape = { title: null, footerRowCount: values.length, footers: [], isComplete: true };
  const cells = values.map((value) => [JSON.stringify(value)]);
  return { blocks: [{ kind: "table", table: { ...shape, columns, rows: cells } }] };
}

const failed: FakeReply = { outcome: { kind: "cancelled", error: null } };

const useShown = create(() => true);

/** The diagram in a page that can be hidden. */
function DiagramPage(): ReactElement {
  return (
    <IsShownContext value={useShown()}>
      <DiagramPanel />
    </IsShownContext>
  );
}

/** Opens the diagram of schema `public`, whose tables `names` has when it is read. */
async function openDiagram() {
  const names = { tables: ["a"], isAnswered: true };
  const test = createTestWorkbench();
  test.serviceAnswer = (sql) => {
    if (sql.includes("'reference'")) {
      return names.isAnswered
        ? rows(names.tables.map((name, index) => ["table", index + 1, "public", name, true]))
        : failed;
    }
    return sql.includes("'schema'")
      ? rows([
          ["schema", 1, "public", "postgres", false, false],
          ["server", false],
        ])
      : {};
  };
  const rendered = renderWithServices(<DiagramPage />, test);
  await act(() => test.boot());
  return { ...rendered, test, names };
}

const note = (): string => screen.getByRole("status", { hidden: true }).textContent;
const table = (name: string): HTMLElement | null =>
  screen.queryByRole("button", { name: new RegExp(`^${name}, `) });

it("reads the diagram again when the statements end during which it was read", async () => {
  const { test, names } = await openDiagram();
  test.session(5432).answer = () => null;
  await act(async () => {
    void test.workbench.runs.runAll("select make_tables();");
    await test.clock.advance(0);
  });
  await userEvent.click(screen.getByRole("button", { name: "Refresh" }));
  expect(table("a")).not.toBeNull();
  expect(note()).toContain("Statements are running");
  names.tables.push("b");
  await act(async () => {
    test.session(5432).reply({});
    await test.clock.advance(0);
  });
  expect(table("b")).not.toBeNull();
  expect(note()).toBe("");
});

it("says that the server did not answer, and reads again on request", async () => {
  const { names } = await openDiagram();
  names.isAnswered = false;
  const refresh = screen.getByRole("button", { name: "Refresh" });
  await userEvent.click(refresh);
  expect(note()).toBe("The server does not answer.");
  expect(table("a")).not.toBeNull();
  names.isAnswered = true;
  await userEvent.click(refresh);
  expect(note()).toBe("");
});

it("says that it draws a part of the tables", async () => {
  const { names } = await openDiagram();
  names.tables = Array.from({ length: 201 }, (_, index) => `t${String(index).padStart(3, "0")}`);
  await userEvent.click(screen.getByRole("button", { name: "Refresh" }));
  expect(note()).toBe("Only the first 200 tables by name are drawn.");
  expect(table("t199")).not.toBeNull();
  expect(table("t200")).toBeNull();
});

it("asks the server nothing while it is hidden, and reads again when it is shown", async () => {
  const { test, names } = await openDiagram();
  act(() => {
    useShown.setState(false);
  });
  names.tables.push("b");
  await act(() => test.workbench.schema.refresh());
  expect(table("a")).not.toBeNull();
  expect(table("b")).toBeNull();
  await act(async () => {
    useShown.setState(true);
    await test.clock.advance(0);
  });
  expect(table("b")).not.toBeNull();
});
