// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Cell, Column } from "../../sql/model.ts";
import { CellViewer } from "./CellViewer.tsx";

afterEach(cleanup);

function show(cell: Cell | undefined, type: string | null): void {
  const column: Column = { name: "c", alignment: "left", type };
  render(<CellViewer column={column} cell={cell} onClose={vi.fn()} />);
}

function readValue(): string {
  return screen.getByRole("document", { name: "Value" }).textContent;
}

describe("CellViewer", () => {
  it.each<[string, Cell | undefined, string | null, string, string]>([
    ["a text", "two\nlines", "text", "two\nlines", "9 characters, 2 lines"],
    ["an emoji as one character", "😀", "text", "😀", "1 character"],
    ["NULL", null, "text", "NULL", "NULL"],
    ["the empty string", "", "text", "The empty string.", "0 characters"],
    ["nothing chosen", undefined, "text", "Choose a cell to see its whole value.", ""],
    [
      "JSON",
      '{"n":12345678901234567890.10}',
      "jsonb",
      '{\n  "n": 12345678901234567890.10\n}\n',
      "29 characters",
    ],
    ["JSON in a text column", "[1]", "text", "[\n  1\n]\n", "3 characters"],
    ["text that only looks like JSON", "{not json", null, "{not json", "9 characters"],
    ["bytes", "\\x4869", "bytea", `00000000  48 69${" ".repeat(45)}Hi\n`, "2 bytes"],
    ["an array", '{1,NULL,"a b"}', "text[]", "1NULLa b", "3 elements"],
  ])("shows %s", (_name, cell, type, value, size) => {
    show(cell, type);
    expect(readValue()).toBe(value);
    expect(screen.getByRole("region", { name: "Cell viewer" }).textContent).toContain(size);
  });

  it("shows the plain text on demand, and copies what is shown", async () => {
    const user = userEvent.setup();
    show("[1]", "json");
    await user.click(screen.getByRole("button", { name: "Copy the value" }));
    expect(await navigator.clipboard.readText()).toBe("[\n  1\n]");
    await user.click(screen.getByRole("button", { name: "Text" }));
    expect(readValue()).toBe("[1]");
    await user.click(screen.getByRole("button", { name: "Copy the value" }));
    expect(await navigator.clipboard.readText()).toBe("[1]");
  });
});
