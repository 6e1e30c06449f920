// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import type { TransferState } from "../../state/store/transferState.ts";
import { renderWithServices } from "../testing/renderWithServices.tsx";
import { TransferProgress } from "./TransferProgress.tsx";

afterEach(cleanup);

const ended = (kind: "packagesNotDumped" | "machineLost"): TransferState => ({
  kind: "ended",
  task: "dump",
  name: "",
  outcome: { kind },
});

it("offers to export packages or the machine if pg_dump cannot dump packages", async () => {
  const { test } = renderWithServices(<TransferProgress transfer={ended("packagesNotDumped")} />);
  const { transfers, snapshots } = test.workbench;
  const dumpPackages = vi.spyOn(transfers, "dumpPackages").mockResolvedValue(null);
  const exportState = vi.spyOn(snapshots, "exportState").mockResolvedValue(null);
  expect(screen.getByRole("alert").textContent).toContain("pg_dump of this release fails");
  const around = vi.spyOn(transfers, "dumpAroundPackages").mockResolvedValue(null);
  await userEvent.click(screen.getByRole("button", { name: "Export everything in one file" }));
  expect(around).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole("button", { name: "Export the packages only" }));
  expect(dumpPackages).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole("button", { name: "Export the whole machine" }));
  expect(exportState).toHaveBeenCalledWith("whole");
});

it("offers no export for any other failure", () => {
  renderWithServices(<TransferProgress transfer={ended("machineLost")} />);
  expect(screen.queryByRole("button")).toBeNull();
});
