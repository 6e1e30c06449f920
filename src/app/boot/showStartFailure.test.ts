// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { showStartFailure } from "./showStartFailure.ts";

beforeEach(() => {
  document.body.innerHTML = '<div id="root"><p>The workbench is loading.</p></div>';
});

afterEach(() => {
  vi.restoreAllMocks();
});

it("replaces the page's content by the failure and its reason, in both languages", () => {
  showStartFailure(new Error("Failed to fetch renderApp-<1>.js"));
  const alert = screen.getByRole("alert");
  expect(alert.parentElement?.id).toBe("root");
  expect(document.body.textContent).not.toContain("is loading");
  const languages = [...alert.querySelectorAll("p")].map((paragraph) => paragraph.lang);
  expect(languages).toEqual(["en", "zh-Hans"]);
  expect(alert.textContent).toContain("The workbench could not start.");
  expect(alert.textContent).toContain("工作台无法启动");
  expect(alert.querySelector("pre")?.textContent).toBe("Failed to fetch renderApp-<1>.js");
});

it("shows a thrown value that is not an Error", () => {
  showStartFailure("denied");
  expect(screen.getByRole("alert").querySelector("pre")?.textContent).toBe("denied");
});

it("is shown in a page whose root element is missing", () => {
  document.body.replaceChildren();
  showStartFailure(new Error("gone"));
  expect(screen.getByRole("alert").parentElement).toBe(document.body);
});

it("reloads the page", async () => {
  const reload = vi.spyOn(location, "reload").mockImplementation(() => undefined);
  showStartFailure(new Error("gone"));
  await userEvent.click(screen.getByRole("button", { name: /Reload/ }));
  expect(reload).toHaveBeenCalledOnce();
});
