// @vitest-environment happy-dom
import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { selectIsPortBusy } from "../../state/store/selectors.ts";
import { shortLength } from "../../state/statements/scriptReader.ts";
import { renderWithServices } from "../testing/renderWithServices.tsx";
import { StatusBar } from "./StatusBar.tsx";

afterEach(cleanup);

function machine(): string | null {
  return screen.getByRole("status", { name: "Machine" }).textContent;
}

it("shows the machine's state in a word", async () => {
  const { test } = renderWithServices(<StatusBar />);
  expect(machine()).toBe("Starting");
  await act(() => test.workbench.start({ imageId: null, boot: "snapshot", port: 5432, sql: null }));
  const become = async (state: Parameters<typeof test.machine.become>[0]): Promise<void> => {
    await act(async () => {
      test.machine.become(state);
      await test.clock.advance(0);
    });
  };
  await become({ kind: "downloading", loadedBytes: 1, totalBytes: 2, file: "state" });
  expect(machine()).toBe("Loading");
  await become({ kind: "restoring" });
  expect(machine()).toBe("Restoring");
  await become({ kind: "booting", consoleTail: "" });
  expect(machine()).toBe("Booting");
  await become({ kind: "running" });
  expect(machine()).toBe("Ready");
  test.session(5432).answer = () => null;
  await act(async () => {
    void test.workbench.runs.runAll("select 1;");
    await test.clock.advance(0);
  });
  expect(machine()).toBe("Running");
  await become({ kind: "failed", failure: { kind: "workerCrashed", message: "gone" } });
  expect(machine()).toBe("Failed");
});

it("shows how much of a long script has been read, and can cancel it", async () => {
  const { test, container } = renderWithServices(<StatusBar />);
  await act(() => test.boot());
  act(() => {
    void test.workbench.runs.runAll(`select '${"long".repeat(shortLength)}';`);
  });
  expect(container.textContent).toContain("Reading the script: 0 %");
  expect(selectIsPortBusy(test.workbench.store.getState())).toBe(true);
  await act(() => test.workbench.runs.cancel());
  expect(container.textContent).not.toContain("Reading the script");
});

it("names engine, port, user and database", async () => {
  const { test, container } = renderWithServices(<StatusBar />);
  await act(() => test.boot());
  await act(() => test.workbench.refreshStatistics());
  expect(container.textContent).toBe(
    "Ready" +
      "PostgreSQL 15.18 + orafce 4.1.1" +
      "port 5432" +
      "postgres@postgres" +
      "no transaction" +
      "autocommit on" +
      "VM 100 MB",
  );
});

it("shows the mode of an IvorySQL session, also after a change", async () => {
  const { test, container } = renderWithServices(<StatusBar />);
  await act(() => test.boot());
  const session = test.session(5432);
  const answerInMode = (compatibleMode: string) => (): Record<string, never> => {
    session.server = {
      version: "made for this test",
      compatibleMode,
      processId: 1,
      outputFacility: null,
    };
    return {};
  };
  for (const mode of ["oracle", "pg"]) {
    session.answer = answerInMode(mode);
    await act(() => test.workbench.runs.runAll(`set ivorysql.compatible_mode = ${mode};`));
    expect(container.textContent).toContain(`port 5432${mode} mode`);
  }
});

describe("the transaction", () => {
  it.each([
    ["open", "transaction open"],
    ["failed", "transaction failed: roll back"],
    ["unknown", "transaction unknown"],
  ] as const)("that is %s", async (transaction, words) => {
    const { test, container } = renderWithServices(<StatusBar />);
    await act(() => test.boot());
    test.session(5432).answer = () => ({ transaction });
    await act(() => test.workbench.runs.runAll("begin;"));
    expect(container.textContent).toContain(words);
  });
});

it("switches autocommit, and shows a session's setting if it differs", async () => {
  const { test } = renderWithServices(<StatusBar />);
  await act(() => test.boot());
  const toggle = (): HTMLElement => screen.getByRole("switch", { name: "Autocommit" });
  expect(toggle().getAttribute("aria-checked")).toBe("true");
  act(() => {
    toggle().click();
  });
  expect(toggle().textContent).toBe("autocommit off");
  expect(test.session(5432).isAutocommit).toBe(false);
  expect(test.workbench.store.getState().settings.isAutocommit).toBe(false);
  await act(() => test.session(5432).setAutocommit(true));
  expect(toggle().textContent).toBe("autocommit on");
});

it("shows the statement timeout if there is one, and sets it in the session", async () => {
  const { test } = renderWithServices(<StatusBar />);
  await act(() => test.boot());
  expect(screen.queryByText(/^timeout/)).toBeNull();
  act(() => {
    test.workbench.changeSettings({ statementTimeoutMs: 60_000 });
  });
  expect(screen.getByRole("button").textContent).toBe("timeout 1 min");
  expect(test.session(5432).statementTimeoutMs).toBe(60_000);
});

it("switches DBMS_OUTPUT if the server has it", async () => {
  const { test } = renderWithServices(<StatusBar />);
  await act(() => test.boot());
  const find = (): HTMLElement | null => screen.queryByRole("switch", { name: "DBMS_OUTPUT" });
  expect(find()).toBeNull();
  const { server } = test.session(5432);
  if (server === null) throw new Error("no server");
  test.session(5432).server = { ...server, outputFacility: "buffer" };
  await act(() => test.workbench.runs.runAll("select 1;"));
  expect(find()?.getAttribute("aria-checked")).toBe("true");
  act(() => {
    find()?.click();
  });
  expect(find()?.textContent).toBe("DBMS_OUTPUT off");
  expect(test.session(5432).isServerOutputOn).toBe(false);
});
