// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { X } from "lucide-react";
import { afterEach, expect, it } from "vitest";
import { IconButton } from "../buttons/IconButton.tsx";

afterEach(cleanup);

const shown = (): readonly (string | null)[] =>
  [...document.querySelectorAll("[popover]")].map(({ textContent }) => textContent);

it("is shown for a button focused by keyboard, but not for one focused by its dialog", async () => {
  render(
    <>
      <button type="button">outside</button>
      <dialog open>
        <IconButton label="Close" icon={X} onClick={() => undefined} />
        <IconButton label="Copy" icon={X} onClick={() => undefined} />
      </dialog>
    </>,
  );
  screen.getByRole("button", { name: "outside" }).focus();
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Close" }));
  expect(shown()).toEqual([]);
  await userEvent.tab();
  expect(shown()).toEqual(["Copy"]);
  await userEvent.tab({ shift: true });
  expect(shown()).toEqual(["Close"]);
});
