// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { X } from "lucide-react";
import { afterEach, expect, it } from "vitest";
import { IconButton } from "../buttons/IconButton.tsx";

afterEach(cleanup);

const shown = (): readonly (string | null)[] =>
  [...document.querySelectorAll("[popover]")].map(({ textContent }) => textContent);

it("names a button that has the keyboard's focus, but not one that its dialog has focused", async () => {
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
