// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { createMessage } from "../../sql/output/messages/createMessage.ts";
import { createTestWorkbench } from "../../state/testing/createTestWorkbench.ts";
import { renderWithServices } from "../testing/renderWithServices.tsx";
import { ResultsArea } from "./ResultsArea.tsx";

afterEach(cleanup);

const error = createMessage({
  severity: "ERROR",
  sqlState: "42703",
  message: 'column "nope" does not exist',
  detail: "the detail",
  hint: "the hint",
  context: "the context",
  position: 7,
  raw: 'ERROR:  column "nope" does not exist',
});

it("shows the progress of the start, and that a statement waits", async () => {
  const { test, container } = renderWithServices(<ResultsArea />);
  await act(() => test.workbench.start({ imageId: null, boot: "snapshot", port: null, sql: null }));
  act(() => {
    test.machine.become({
      kind: "downloading",
      loadedBytes: 1_500_000,
      totalBytes: 3_000_000,
      file: "state",
    });
  });
  expect(container.textContent).toContain("1.5 MB of 3.0 MB");
  const bar = screen.getByRole("progressbar", { name: "Loading the machine" });
  expect([bar.getAttribute("value"), bar.getAttribute("max")]).toEqual(["1500000", "3000000"]);
  await act(async () => {
    void test.workbench.runs.runAll("select 1;");
    await test.clock.advance(0);
  });
  expect(container.textContent).toContain("Your statement runs as soon as the machine is ready");
  await act(async () => {
    test.machine.become({ kind: "running" });
    await test.clock.advance(0);
  });
  expect(screen.queryByRole("progressbar")).toBeNull();
});

it("explains a failure and what to do, and retries on request", async () => {
  let attempts = 0;
  const test = createTestWorkbench({
    launchMachine: () => {
      attempts += 1;
      const failure = { kind: "imageUnknown", id: "no-such", known: ["example"] } as const;
      return Promise.resolve({ kind: "failed", images: null, failure });
    },
  });
  renderWithServices(<ResultsArea />, test);
  await act(() =>
    test.workbench.start({ imageId: "no-such", boot: "snapshot", port: null, sql: null }),
  );
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain("There is no image named “no-such”.");
  expect(alert.textContent).toContain("Choose one of: example.");
  await userEvent.click(screen.getByRole("button", { name: "Retry" }));
  expect(attempts).toBe(2);
});

it("boots cold on request when there is no saved state", async () => {
  const starts: string[] = [];
  const test = createTestWorkbench({
    launchMachine: ({ start }) => {
      starts.push(start.kind);
      const failure = { kind: "noSnapshot" } as const;
      return Promise.resolve({ kind: "failed", images: null, failure });
    },
  });
  const { container } = renderWithServices(<ResultsArea />, test);
  await act(() => test.workbench.start({ imageId: null, boot: "snapshot", port: null, sql: null }));
  await userEvent.click(screen.getByRole("button", { name: "Boot cold" }));
  expect(starts).toEqual(["snapshot", "kernel"]);
  expect(container.textContent).toContain("no saved state");
});

it("keeps messages, notices and tags in their order, with all fields", async () => {
  const { test } = renderWithServices(<ResultsArea />);
  await act(() => test.boot());
  const notice = createMessage({ severity: "NOTICE", message: "careful" });
  test.session(5432).answer = (sql) =>
    sql === "bad;"
      ? {
          blocks: [{ kind: "message", message: error }],
          outcome: { kind: "failed", error },
        }
      : {
          blocks: [
            { kind: "message", message: notice },
            { kind: "tag", tag: "DO" },
          ],
        };
  await act(() => test.workbench.runs.runAll("do; bad;"));
  await act(() => test.clock.advance(100));
  const log = screen.getByRole("log", { name: "Messages" }).textContent;
  const words = ["NOTICE", "careful", "DO", "ERROR", "42703", 'column "nope"', "the detail"];
  const places = [...words, "the hint", "the context"].map((word) => log.indexOf(word));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((left, right) => left - right));
  expect(screen.getAllByRole("tab")).toHaveLength(2);
});

it("moves the editor's cursor to the place of the error", async () => {
  const { test, services } = renderWithServices(<ResultsArea />);
  await act(() => test.boot());
  const text = "select 1;\nselect nope;";
  const revealed: number[] = [];
  services.editor.attach({
    text: () => text,
    selection: () => ({ start: 0, end: 0 }),
    focus: () => undefined,
    insert: () => undefined,
    replaceText: () => undefined,
    reveal: (offset) => revealed.push(offset),
    toggleTabKey: () => undefined,
    flush: () => undefined,
  });
  test.session(5432).answer = (sql) =>
    sql.includes("nope")
      ? { blocks: [{ kind: "message", message: error }], outcome: { kind: "failed", error } }
      : {};
  await act(() => test.workbench.runs.runAll(text));
  await userEvent.click(screen.getByRole("button", { name: /Show line/ }));
  expect(revealed).toEqual([17]);
});
