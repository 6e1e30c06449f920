import { expect, it } from "vitest";
import { createMessage } from "../../sql/output/messages/createMessage.ts";
import { selectRuns } from "../store/selectors.ts";
import { createTestWorkbench } from "../testing/createTestWorkbench.ts";

const error = createMessage({ severity: "ERROR", message: "\\pset: unknown option: nosuch" });
const text =
  "\\pset nosuch 1 \\\\ select 1; select 2\n  , 3;\nselect 4;\n\\pset border 2 \\\\ select 5;\n";

it("omits the statements on the line of a failed meta-command", async () => {
  const test = createTestWorkbench();
  await test.boot();
  test.workbench.changeSettings({ stopOnError: false });
  const session = test.session(5432);
  session.answer = (sql) =>
    sql.startsWith("\\pset nosuch") ? { outcome: { kind: "failed", error }, dropsLine: true } : {};
  session.ran.length = 0;
  await test.workbench.runs.runAll(text);
  expect(session.ran).toEqual([
    "\\pset nosuch 1 \\\\",
    "select 4;",
    "\\pset border 2 \\\\",
    "select 5;",
  ]);
  const outcomes = selectRuns(test.workbench.store.getState()).map(({ status }) =>
    status.kind === "ended" ? status.outcome : status.kind,
  );
  const dropped = { kind: "notRun", reason: "droppedLine" };
  expect(outcomes).toEqual([
    { kind: "failed", error },
    dropped,
    dropped,
    { kind: "completed" },
    { kind: "completed" },
    { kind: "completed" },
  ]);
});
