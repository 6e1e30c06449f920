// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { LinkDialog } from "./LinkDialog.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const address = "https://example.org/<b>elsewhere</b>";

it("shows the address as text and opens it in a tab without an opener", async () => {
  const open = vi.spyOn(window, "open").mockReturnValue(null);
  const onClose = vi.fn();
  render(<LinkDialog address={address} onClose={onClose} />);
  expect(screen.getByRole("alertdialog").textContent).toContain(address);
  expect(open).not.toHaveBeenCalled();
  await userEvent.setup().click(screen.getByRole("button", { name: "Open" }));
  expect(open).toHaveBeenCalledExactlyOnceWith(address, "_blank", "noopener,noreferrer");
  expect(onClose).toHaveBeenCalledOnce();
});

it("opens nothing when it is cancelled", async () => {
  const open = vi.spyOn(window, "open").mockReturnValue(null);
  render(<LinkDialog address={address} onClose={vi.fn()} />);
  await userEvent.setup().click(screen.getByRole("button", { name: "Cancel" }));
  expect(open).not.toHaveBeenCalled();
});
