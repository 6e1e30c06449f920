import { describe, expect, it } from "vitest";
import type { OutputBlock } from "../model.ts";
import { parseClusterCatalog } from "./clusterCatalog.ts";

function printed(...rows: readonly unknown[]): readonly OutputBlock[] {
  const columns = [{ name: "j", alignment: "left", type: null } as const];
  const shape = { title: null, footerRowCount: rows.length, footers: [], isComplete: true };
  const cells = rows.map((row) => [JSON.stringify(row)]);
  return [{ kind: "table", table: { ...shape, columns, rows: cells } }];
}

describe("parseClusterCatalog", () => {
  it("reads objects outside schemas, ordered by name", () => {
    expect(
      parseClusterCatalog(
        printed(
          ["role", 10, "postgres", true, true],
          ["role", 11, "clerk", false, false],
          ["database", 5, "postgres", "postgres", true],
          ["extension", 12, "orafce", "4.1", "public"],
          ["partition", 20, 19, "FOR VALUES IN (1)"],
          ["partition", 21, 19, null],
        ),
      ),
    ).toEqual({
      databases: [{ id: 5, name: "postgres", owner: "postgres", isCurrent: true }],
      roles: [
        { id: 11, name: "clerk", canLogIn: false, isSuperuser: false },
        { id: 10, name: "postgres", canLogIn: true, isSuperuser: true },
      ],
      extensions: [{ id: 12, name: "orafce", version: "4.1", schema: "public" }],
      partitions: [
        { id: 20, parentId: 19, bound: "FOR VALUES IN (1)" },
        { id: 21, parentId: 19, bound: null },
      ],
    });
  });

  it.each([
    ["role", [["role", 10, "x", "yes", true]]],
    ["partition", [["partition", "20", 19, null]]],
  ])("rejects a malformed %s", (_name, rows) => {
    expect(parseClusterCatalog(printed(...rows))).toBeNull();
  });
});
