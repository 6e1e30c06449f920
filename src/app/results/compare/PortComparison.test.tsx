// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Comparison } from "../../../state/store/comparison.ts";
import { listenToKeys } from "../../commands/listenToKeys.ts";
import { renderWithServices } from "../../testing/renderWithServices.tsx";
import { PortComparison } from "./PortComparison.tsx";

afterEach(cleanup);

const completed = { kind: "completed" } as const;
const comparison: Comparison = {
  sql: "select 1;",
  sides: [1521, 5432].map((port) => ({ port, blocks: [], outcome: completed, elapsedMs: 1 })),
};

it("is closed by Escape, which then cancels nothing that runs", async () => {
  const onClose = vi.fn();
  const { test, services } = renderWithServices(
    <PortComparison comparison={comparison} nameOfPort={String} onClose={onClose} />,
  );
  await act(() => test.boot());
  const stop = listenToKeys(services);
  test.session(5432).answer = () => null;
  await act(async () => {
    void test.workbench.runs.runAll("select pg_sleep(60);");
    await test.clock.advance(0);
  });
  fireEvent.keyDown(screen.getByRole("region", { name: "Comparison" }), {
    key: "Escape",
    code: "Escape",
  });
  expect(onClose).toHaveBeenCalledOnce();
  await act(() => test.clock.advance(0));
  expect(test.session(5432).status.kind).toBe("busy");
  // Escape that closes a dialog is the dialog's.
  const dialog = document.createElement("dialog");
  dialog.setAttribute("open", "");
  document.body.append(dialog);
  fireEvent.keyDown(dialog, { key: "Escape", code: "Escape" });
  expect(onClose).toHaveBeenCalledOnce();
  dialog.remove();
  stop();
});
