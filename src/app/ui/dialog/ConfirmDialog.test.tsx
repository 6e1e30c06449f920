// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState, type ReactElement } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { ConfirmDialog } from "./ConfirmDialog.tsx";

afterEach(cleanup);

interface HarnessProps {
  readonly answers: string[];
  readonly isDangerous?: boolean;
}

function Harness({ answers, isDangerous = true }: HarnessProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  const answer = (text: string) => () => {
    answers.push(text);
    setIsOpen(false);
  };
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        Ask
      </button>
      {isOpen && (
        <ConfirmDialog
          title="Delete the snapshot?"
          confirmLabel="Delete"
          isDangerous={isDangerous}
          onConfirm={answer("confirmed")}
          onCancel={answer("cancelled")}
        >
          It cannot be brought back.
        </ConfirmDialog>
      )}
    </>
  );
}

describe("ConfirmDialog", () => {
  it.each([
    ["Delete", "confirmed"],
    ["Cancel", "cancelled"],
    ["Close", "cancelled"],
  ])("%s is %s", async (label, expected) => {
    const user = userEvent.setup();
    const answers: string[] = [];
    render(<Harness answers={answers} />);
    await user.click(screen.getByRole("button", { name: "Ask" }));
    const dialog = screen.getByRole("alertdialog", { name: "Delete the snapshot?" });
    expect(dialog.textContent).toContain("It cannot be brought back.");
    await user.click(screen.getByRole("button", { name: label }));
    expect(answers).toEqual([expected]);
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it.each([
    [true, "cancelled"],
    [false, "confirmed"],
  ])("dangerous or not (%s): Enter means %s", async (isDangerous, expected) => {
    const user = userEvent.setup();
    const answers: string[] = [];
    render(<Harness answers={answers} isDangerous={isDangerous} />);
    await user.click(screen.getByRole("button", { name: "Ask" }));
    await user.keyboard("{Enter}");
    expect(answers).toEqual([expected]);
  });
});
