// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import type { ReactElement } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { ErrorBoundary } from "./ErrorBoundary.tsx";

afterEach(cleanup);

it("contains an error and renders again on request", async () => {
  // React reports caught errors to the console.
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  let isBroken = true;
  function Panel(): ReactElement {
    if (isBroken) throw new Error("no such column");
    return <p>rows</p>;
  }
  render(
    <>
      <ErrorBoundary name="Results">
        <Panel />
      </ErrorBoundary>
      <p>beside it</p>
    </>,
  );
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain("Results could not be drawn");
  expect(alert.textContent).toContain("no such column");
  expect(screen.getByText("beside it")).toBeTruthy();
  isBroken = false;
  await userEvent.click(screen.getByRole("button", { name: "Draw it again" }));
  expect(screen.getByText("rows")).toBeTruthy();
  vi.restoreAllMocks();
});
