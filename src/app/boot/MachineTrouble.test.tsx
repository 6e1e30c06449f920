// @vitest-environment happy-dom
import { act, cleanup, screen, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderWithServices, type RenderedWithServices } from "../testing/renderWithServices.tsx";
import type { MissingFile } from "../../vm/missingFile.ts";
import { MachineTrouble } from "./MachineTrouble.tsx";

afterEach(cleanup);

let page: RenderedWithServices;
const alert = (): HTMLElement => screen.getByRole("alert");
const waysOn = (): readonly (string | null)[] =>
  within(alert())
    .getAllByRole("button")
    .map(({ textContent }) => textContent);

beforeEach(async () => {
  page = renderWithServices(<MachineTrouble />);
  await act(() => page.test.boot());
});

const minute = 60_000;

async function pass(milliseconds: number): Promise<void> {
  await act(() => page.test.clock.advance(milliseconds));
}

async function hangWorker(): Promise<void> {
  page.test.machine.isHanging = true;
  await pass(minute);
}

/** Runs a statement that never ends while the server reports no active backend. */
async function stopSession(): Promise<void> {
  await pass(minute);
  const rows = [["0"]];
  const table = { title: null, columns: [], rows, footerRowCount: 1, footers: [] };
  page.test.session("service").answer = () => ({
    blocks: [{ kind: "table", table: { ...table, isComplete: true } }],
  });
  page.test.session(5432).answer = () => null;
  void page.test.workbench.runs.runAll("select pg_sleep(1e9);");
  await pass(3 * minute);
}

it("shows nothing while the machine runs", () => {
  expect(screen.queryByRole("alert")).toBeNull();
});

describe("a file that cannot be fetched", () => {
  const miss = (problem: MissingFile["problem"]): void => {
    const file = { file: "blobs/0123.bin", sinceMs: 0, problem, message: "status 503" };
    act(() => {
      page.test.machine.miss([file]);
    });
  };

  it("is reported with the reason, and fetched again on Try again", async () => {
    miss("unreachable");
    expect(alert().textContent).toContain("for a file that does not come");
    expect(alert().textContent).toContain("Check the connection");
    expect(alert().textContent).toContain("blobs/0123.bin: status 503");
    expect(waysOn()).toEqual(["Try again"]);
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(page.test.machine.retries).toBe(1);
    act(() => {
      page.test.machine.miss([]);
    });
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("is reported as not being of this image when its content is wrong", () => {
    miss("altered");
    expect(alert().textContent).toContain("is not the file of this image");
  });

  it("is not reported once the machine has failed", () => {
    miss("unreachable");
    act(() => {
      page.test.machine.become({
        kind: "failed",
        failure: { kind: "workerCrashed", message: "gone" },
      });
    });
    expect(screen.queryByRole("alert")).toBeNull();
  });
});

describe("a worker that hangs", () => {
  it("is reported with the possible actions; Wait hides the report", async () => {
    await hangWorker();
    expect(alert().textContent).toContain("The machine has not answered since");
    expect(waysOn()).toEqual(["Wait", "Go back to the last snapshot", "Reset"]);
    await userEvent.click(screen.getByRole("button", { name: "Wait" }));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it.each(["Go back to the last snapshot", "Reset"])("is replaced: %s", async (name) => {
    await hangWorker();
    await userEvent.click(screen.getByRole("button", { name }));
    await pass(0);
    expect(page.test.machine.isDisposed).toBe(true);
    const resumes = name !== "Reset";
    expect(page.test.launches.at(-1)?.resume === null).toBe(!resumes);
  });
});

describe("a session that does not answer", () => {
  it("is reported with its port, and restarted on Restart session", async () => {
    await stopSession();
    expect(alert().textContent).toContain("The session on port 5432 has not answered since");
    expect(waysOn()).toEqual(["Wait", "Restart session", "Go back to the last snapshot", "Reset"]);
    const restart = vi.spyOn(page.test.workbench.heartbeat, "restartSession");
    await userEvent.click(screen.getByRole("button", { name: "Restart session" }));
    expect(restart).toHaveBeenCalledWith(5432);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("asks before a reset, as the machine still answers", async () => {
    await stopSession();
    await userEvent.click(screen.getByRole("button", { name: "Reset" }));
    expect(page.services.ui.getState().dialog?.kind).toBe("restart");
    expect(page.test.machine.isDisposed).toBe(false);
  });
});

describe("a service session that does not answer", () => {
  beforeEach(async () => {
    await pass(minute);
    page.test.session("service").status = { kind: "starting" };
    await pass(2 * minute);
  });

  it("is reported with what waits for it, and restarted on Restart session", async () => {
    expect(alert().textContent).toContain("The service session has not answered since");
    expect(alert().textContent).toContain("imports, exports and snapshots wait");
    expect(waysOn()).toEqual(["Wait", "Restart session", "Go back to the last snapshot", "Reset"]);
    const restart = vi.spyOn(page.test.workbench.heartbeat, "restartService");
    await userEvent.click(screen.getByRole("button", { name: "Restart session" }));
    expect(restart).toHaveBeenCalledOnce();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("asks before a reset, as the machine still answers", async () => {
    await userEvent.click(screen.getByRole("button", { name: "Reset" }));
    expect(page.services.ui.getState().dialog?.kind).toBe("restart");
  });
});
