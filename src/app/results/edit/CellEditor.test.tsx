// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { TableColumn } from "../../../sql/edit/editTarget.ts";
import { CellEditor } from "./CellEditor.tsx";

afterEach(cleanup);

function open(castType: string, value: string | null): ReturnType<typeof vi.fn> {
  const column: TableColumn = {
    ...{ kind: "table", name: "since", type: castType, castType, editor: "text" },
    ...{ isComparable: true, isNotNull: false, defaultText: null, labels: [] },
    ...{ foreignKey: null, readOnly: null },
  };
  const onKeep = vi.fn();
  render(
    <CellEditor
      {...{ column, value, onKeep, left: 0, top: 0, width: 100 }}
      typed={null}
      onCancel={() => undefined}
      loadProposals={null}
    />,
  );
  return onKeep;
}

it("takes a date from the date control, and stays open while it is used", () => {
  const onKeep = open("date", "2024-02-28");
  const text = screen.getByRole("textbox", { name: "New value of since" });
  const date = screen.getByLabelText("Choose a date");
  fireEvent.blur(text, { relatedTarget: date });
  expect(onKeep).not.toHaveBeenCalled();
  fireEvent.change(date, { target: { value: "2024-02-29" } });
  expect(text).toHaveProperty("value", "2024-02-29");
  fireEvent.keyDown(date, { key: "Enter" });
  expect(onKeep).toHaveBeenCalledWith("2024-02-29", "down");
});

it("keeps a date that the control has and has not reported yet", () => {
  const onKeep = open("date", "2024-02-28");
  const date = screen.getByLabelText<HTMLInputElement>("Choose a date");
  date.value = "2024-02-29";
  fireEvent.keyDown(date, { key: "Enter" });
  expect(onKeep).toHaveBeenCalledWith("2024-02-29", "down");
});

it("leaves a date that is typed in part as it is, and keeps no old one in its place", () => {
  const onKeep = open("date", "2024-02-28");
  const date = screen.getByLabelText<HTMLInputElement>("Choose a date");
  date.focus();
  // As Chromium reports the 30th of February, before its month is typed.
  Object.defineProperty(date, "validity", { value: { badInput: true }, configurable: true });
  const setValue = vi.spyOn(date, "value", "set");
  fireEvent.input(date, { target: { value: "" } });
  expect(setValue).not.toHaveBeenCalled();
  fireEvent.keyDown(date, { key: "Enter" });
  expect(onKeep).not.toHaveBeenCalled();

  Object.defineProperty(date, "validity", { value: { badInput: false }, configurable: true });
  fireEvent.input(date, { target: { value: "2024-03-30" } });
  expect(screen.getByRole("textbox")).toHaveProperty("value", "2024-03-30");
  fireEvent.input(date, { target: { value: "" } });
  fireEvent.keyDown(date, { key: "Enter" });
  expect(onKeep).toHaveBeenCalledWith("", "down");
});

it("offers no date control for a value that it would shorten", () => {
  open("timestamp without time zone", "2024-02-28 12:00:00.5");
  expect(screen.queryByLabelText("Choose a date")).toBeNull();
});
