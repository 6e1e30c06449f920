import { expect, it, vi } from "vitest";
import type { OutputBlock } from "../../sql/model.ts";
import { completedOutcome, resultWithout } from "../../sql/session/results/judgeOutcome.ts";
import { tableBlock } from "../../sql/output/tableBlock.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import { type AroundPackages, dumpAroundPackages } from "./dumpAroundPackages.ts";

function requestWith(blocks: readonly OutputBlock[], lend: AroundPackages["lend"]): AroundPackages {
  return {
    context: {} as WorkbenchContext,
    serviceDatabase: {
      run: (_database, statement) =>
        Promise.resolve({ ...resultWithout(statement, completedOutcome, "none"), blocks }),
    },
    lend,
    signal: new AbortController().signal,
    port: 1521,
    database: "postgres",
    psql: (options) => `psql ${options}`,
    dump: (target) => ({ command: `pg_dump -f ${target}`, poll: ":", onPoll: () => undefined }),
  };
}

it("does not lend the machine when the packages cannot be read", async () => {
  const lend = vi.fn();
  expect(await dumpAroundPackages(requestWith([], lend))).toEqual({ kind: "lost" });
  expect(lend).not.toHaveBeenCalled();
});

it("fails with an empty message when the machine's state cannot be saved", async () => {
  const lend = vi.fn().mockResolvedValue({ value: null, failure: { kind: "machineUnavailable" } });
  const request = requestWith([tableBlock(["to_json"], [['"text"']])], lend);
  expect(await dumpAroundPackages(request)).toEqual({ kind: "failed", message: "" });
});

it("returns the packages from the catalogue with pg_dump's output", async () => {
  const rest = Uint8Array.of(1, 2);
  const lend = vi.fn().mockResolvedValue({ value: { kind: "done", rest }, failure: null });
  const request = requestWith([tableBlock(["to_json"], [['"packages"']])], lend);
  expect(await dumpAroundPackages(request)).toEqual({ kind: "done", rest, packages: "packages" });
});
