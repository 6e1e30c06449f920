// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { selectIsEditorFolded } from "../../state/store/selectors.ts";
import { useWorkbenchState } from "../services/useWorkbench.ts";
import { renderWithServices } from "../testing/renderWithServices.tsx";
import { EditorFold } from "./EditorFold.tsx";

afterEach(cleanup);

function Fold() {
  return <EditorFold isFolded={useWorkbenchState(selectIsEditorFolded)} buttonRef={null} />;
}

it("shows one line of an opened table's statement, and unfolds it by the keyboard", async () => {
  const user = userEvent.setup();
  const { test } = renderWithServices(<Fold />);
  await act(() => test.boot());
  test.session(5432).answer = () => ({});
  await act(() => test.workbench.tables.open({ schema: "public", name: "t" }));
  expect(screen.getByText("select * from public.t limit 100000;")).toBeTruthy();
  await user.tab();
  const unfold = screen.getByRole("button", { name: "Show the statement" });
  expect(document.activeElement).toBe(unfold);
  await user.keyboard("{Enter}");
  expect(selectIsEditorFolded(test.workbench.store.getState())).toBe(false);
  expect(screen.queryByText(/from public/)).toBeNull();
  // The focus stays at the button.
  await user.keyboard("{Enter}");
  expect(selectIsEditorFolded(test.workbench.store.getState())).toBe(true);
});
