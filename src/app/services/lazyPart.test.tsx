// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { type ReactElement, Suspense } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { ErrorBoundary } from "../ui/placeholders/ErrorBoundary.tsx";
import { lazyPart } from "./lazyPart.ts";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it("loads a part again after it failed, on request", async () => {
  // React reports caught errors to the console.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  function Panel(): ReactElement {
    return <p>rows</p>;
  }
  let attempts = 0;
  const load = (): Promise<{ readonly Panel: typeof Panel }> => {
    attempts += 1;
    return attempts > 2 ? Promise.resolve({ Panel }) : Promise.reject(new Error("no panel.js"));
  };
  const Part = lazyPart(load, "Panel");
  render(
    <ErrorBoundary name="Results">
      <Suspense>
        <Part />
      </Suspense>
    </ErrorBoundary>,
  );
  const alert = await screen.findByRole("alert", {}, { timeout: 4000 });
  expect(alert.textContent).toContain("no panel.js");
  // The first load and its retry; drawing alone loads nothing.
  expect(attempts).toBe(2);
  await userEvent.click(screen.getByRole("button", { name: "Draw it again" }));
  expect(await screen.findByText("rows")).toBeTruthy();
});
