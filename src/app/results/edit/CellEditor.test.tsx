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

it("offers no date control for a value that it would shorten", () => {
  open("timestamp without time zone", "2024-02-28 12:00:00.5");
  expect(screen.queryByLabelText("Choose a date")).toBeNull();
});
