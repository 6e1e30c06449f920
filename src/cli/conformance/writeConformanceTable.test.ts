import { expect, it } from "vitest";
import { writeConformanceTable } from "./writeConformanceTable.ts";

it("writes features by port, and the differences below", () => {
  const table = writeConformanceTable(
    [1521, 5432],
    [
      { feature: "paging", states: [{ kind: "works" }, { kind: "works" }] },
      {
        feature: "ADD_MONTHS",
        states: [{ kind: "differs", answer: "285190-01-01" }, { kind: "absent" }],
      },
    ],
  );
  expect(table).toBe(
    [
      "feature     1521     5432",
      "----------  -------  ------",
      "paging      works    works",
      "ADD_MONTHS  differs  absent",
      "",
      "ADD_MONTHS, 1521: 285190-01-01",
      "",
    ].join("\n"),
  );
});
