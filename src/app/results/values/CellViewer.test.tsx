// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Cell, Column } from "../../../sql/model.ts";
import type { ExactRow } from "../../../sql/session/contract/sqlSession.ts";
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

  it("shows the plain text on request, and copies the shown view", async () => {
    const user = userEvent.setup();
    show("[1]", "json");
    await user.click(screen.getByRole("button", { name: "Copy the value" }));
    expect(await navigator.clipboard.readText()).toBe("[\n  1\n]");
    await user.click(screen.getByRole("button", { name: "Text" }));
    expect(readValue()).toBe("[1]");
    await user.click(screen.getByRole("button", { name: "Copy the value" }));
    expect(await navigator.clipboard.readText()).toBe("[1]");
  });

  describe("of a value that alignment may have changed", () => {
    const text: Column = { name: "c", alignment: "left", type: "text" };
    const note = (): string => screen.getByRole("note", { name: "Exactness" }).textContent;

    function showPlace(readRow: () => Promise<ExactRow>): void {
      const place = { column: 1, shown: "a", readRow };
      render(<CellViewer column={text} cell="a" cellKey="0" place={place} onClose={vi.fn()} />);
    }

    it.each<[string, ExactRow, string, string]>([
      ["other", { kind: "row", cells: ["", "a \t"] }, "a \t", "it is not as printed."],
      ["the same", { kind: "row", cells: ["", "a"] }, "a", "The exact value: as printed."],
      ["gone", { kind: "failed", error: null }, "a", "does not hold this row any more."],
    ])("reads it exactly: %s", async (_name, row, value, words) => {
      showPlace(() => Promise.resolve(row));
      expect(note()).toContain("As printed");
      await userEvent.click(screen.getByRole("button", { name: "Read the exact value" }));
      expect(note()).toContain(words);
      expect(readValue()).toBe(value);
    });

    it("shows the exact value's bytes on request", async () => {
      showPlace(() => Promise.resolve({ kind: "row", cells: ["", "a \t"] }));
      await userEvent.click(screen.getByRole("button", { name: "Read the exact value" }));
      await userEvent.click(screen.getByRole("button", { name: "Bytes" }));
      expect(readValue()).toContain("61 20 09");
    });

    it("forgets the exact value when another cell is shown", async () => {
      const place = {
        column: 0,
        shown: "a",
        readRow: () => new Promise<ExactRow>(() => undefined),
      };
      const viewer = (cellKey: string) => (
        <CellViewer column={text} cell="a" cellKey={cellKey} place={place} onClose={vi.fn()} />
      );
      const { rerender } = render(viewer("0"));
      await userEvent.click(screen.getByRole("button", { name: "Read the exact value" }));
      expect(screen.queryByRole("button", { name: "Read the exact value" })).toBeNull();
      rerender(viewer("1"));
      screen.getByRole("button", { name: "Read the exact value" });
    });

    it("says that it cannot be read exactly, but not for a number", () => {
      render(<CellViewer column={text} cell="a" place={null} onClose={vi.fn()} />);
      expect(note()).toContain("holds no copy");
      cleanup();
      const number: Column = { ...text, type: "integer" };
      render(<CellViewer column={number} cell="1" place={null} onClose={vi.fn()} />);
      expect(screen.queryByRole("note")).toBeNull();
    });
  });
});
