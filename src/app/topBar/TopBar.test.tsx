// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { renderWithServices } from "../testing/renderWithServices.tsx";
import { TopBar } from "./TopBar.tsx";

afterEach(cleanup);

const bar = <TopBar isExplorerShown isShellShown={false} />;

function radios(): readonly string[] {
  return screen
    .getAllByRole<HTMLInputElement>("radio")
    .map((radio) => `${radio.labels?.[0]?.textContent ?? ""}${radio.checked ? " *" : ""}`);
}

it("offers the usual ports until the image is known, then the image's ports", async () => {
  const { test } = renderWithServices(bar);
  expect(screen.getByRole("radiogroup", { name: "Port" })).toBeTruthy();
  expect(radios()).toEqual(["1521 Oracle *", "5432 PostgreSQL"]);
  await act(() => test.boot());
  expect(radios()).toEqual(["1521 Oracle", "5432 PostgreSQL *"]);
});

it("chooses the port of the active tab only", async () => {
  const { test } = renderWithServices(bar);
  await act(() => test.boot());
  await userEvent.click(screen.getByRole("radio", { name: "1521 Oracle" }));
  expect(radios()).toEqual(["1521 Oracle *", "5432 PostgreSQL"]);
  act(() => {
    test.workbench.editor.add();
    test.workbench.editor.setPort(5432);
  });
  expect(test.workbench.store.getState().editor.tabs.map(({ port }) => port)).toEqual([1521, 5432]);
});

it("lists the images and asks before one replaces the running machine", async () => {
  const { test } = renderWithServices(bar);
  await act(() => test.boot());
  const image = screen.getByRole<HTMLSelectElement>("combobox", { name: "Image" });
  expect([...image.options].map(({ text }) => text)).toEqual(["Example 15"]);
});

it("opens the dialogs of its buttons", async () => {
  const { services } = renderWithServices(bar);
  await userEvent.click(screen.getByRole("button", { name: "Settings" }));
  expect(services.ui.getState().dialog?.kind).toBe("settings");
  await userEvent.click(screen.getByRole("button", { name: "Commands" }));
  expect(services.ui.getState().dialog?.kind).toBe("commands");
});

it("switches from the system's theme to dark and light", async () => {
  const { test } = renderWithServices(bar);
  await userEvent.click(screen.getByRole("button", { name: "Dark theme" }));
  expect(test.workbench.store.getState().settings.theme).toBe("dark");
  await userEvent.click(screen.getByRole("button", { name: "Light theme" }));
  expect(test.workbench.store.getState().settings.theme).toBe("light");
});

it("opens a tool by its name, and leads back to the editor", async () => {
  const { services } = renderWithServices(bar);
  expect(screen.queryByRole("button", { name: "Back to the editor" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Tools" }));
  await userEvent.click(screen.getByRole("menuitem", { name: /^Two sessions/ }));
  expect(services.ui.getState().workplace).toBe("lab");
  await userEvent.click(screen.getByRole("button", { name: "Back to the editor" }));
  expect(services.ui.getState().workplace).toBe("editor");
});
