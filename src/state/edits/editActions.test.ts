import { describe, expect, it, vi } from "vitest";
import type { OpenEdit } from "../../sql/edit/dataEdit.ts";
import { deleteRows, noChanges, setCells } from "../../sql/edit/pendingChanges.ts";
import type { Cell, OutputBlock, ServerMessage } from "../../sql/model.ts";
import { selectShownRun } from "../store/selectors.ts";
import { createTestWorkbench, type TestWorkbench } from "../testing/createTestWorkbench.ts";
import type { FakeReply } from "../testing/fakeSession.ts";

function table(rows: readonly (readonly Cell[])[]): OutputBlock {
  const columns = (rows[0] ?? []).map(
    (_cell, index) => ({ name: `c${index}`, alignment: "left", type: "text" }) as const,
  );
  const shape = { title: null, footerRowCount: rows.length, footers: [], isComplete: true };
  return { kind: "table", table: { ...shape, columns, rows } };
}

const action =
  "({QUERY :hasAggs false :rtable ({RTE :rtekind 0 :relid 99}) :jointree {FROMEXPR :fromlist ({RANGETBLREF :rtindex 1})} " +
  ":targetList ({TARGETENTRY :resorigtbl 99 :resorigcol 1 :resjunk false} {TARGETENTRY :resorigtbl 99 :resorigcol 2 :resjunk false})})";

function factsOf(number: string, name: string, isNotNull: string): readonly Cell[] {
  return [
    ...["public", "t", "r", "true", "true", "true", "1", number, name, "text", "text"],
    ...["text", "b", "true", "true", isNotNull, null, "", "", "true", null, null],
  ];
}

/** What the server answers to the statements of the workbench. */
function reply(sql: string): FakeReply {
  if (sql.startsWith("select r.ev_action")) return { blocks: [table([[action, "false"]])] };
  if (sql.startsWith("select n.nspname")) {
    return { blocks: [table([factsOf("1", "id", "true"), factsOf("2", "a", "false")])] };
  }
  if (sql.startsWith("select id")) return { blocks: [table([["1", "x"]])], cursor };
  if (sql === "commit;") return { blocks: [{ kind: "tag", tag: "COMMIT" }] };
  return {};
}

const cursor = { name: "c", totalRows: 1 };

async function openEdit(): Promise<{ test: TestWorkbench; runId: string }> {
  const test = createTestWorkbench();
  await test.boot();
  const session = test.session(5432);
  session.answer = reply;
  session.exactRows = { kind: "rows", names: ["c0", "c1"], rows: [["1", "x "]], isText: true };
  const running = test.workbench.runs.runAll("select id, a from t;");
  await test.clock.advance(0);
  await running;
  const runId = selectShownRun(test.workbench.store.getState())?.id ?? "";
  await test.workbench.edits.begin(runId);
  return { test, runId };
}

/** The methods are loaded on demand. */
function whenLoaded(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function editOf({ workbench }: TestWorkbench, runId: string): OpenEdit {
  const edit = workbench.store.getState().edits[runId];
  if (edit?.kind !== "open") throw new Error(JSON.stringify(edit));
  return edit;
}

async function change({ workbench }: TestWorkbench, runId: string, edit: OpenEdit): Promise<void> {
  const cells = [{ row: 0, column: 1, value: "y" }];
  workbench.edits.change(runId, setCells(noChanges, cells, edit.rows, edit.target));
  await whenLoaded();
}

describe("editing a result", () => {
  it("compares exact values, and keeps a result with pending changes", async () => {
    const { test, runId } = await openEdit();
    const edit = editOf(test, runId);
    expect(edit.rows).toEqual([["1", "x "]]);
    await change(test, runId, edit);
    expect(selectShownRun(test.workbench.store.getState())?.isPinned).toBe(true);
    test.workbench.edits.discard(runId);
    await whenLoaded();
    expect(selectShownRun(test.workbench.store.getState())?.isPinned).toBe(false);
    expect(editOf(test, runId).history.present).toBe(noChanges);
  });

  it("applies in one transaction, then runs the statement again", async () => {
    const { test, runId } = await openEdit();
    await change(test, runId, editOf(test, runId));
    const before = test.session(5432).ran.length;
    await test.workbench.edits.apply(runId);
    const ran = test.session(5432).ran.slice(before);
    expect(ran.map((sql) => /^\w+/.exec(sql)?.[0])).toEqual(["begin", "with", "commit", "select"]);
    expect(editOf(test, runId).ended).toEqual({ kind: "applied", count: 1, isCommitted: true });
    expect(selectShownRun(test.workbench.store.getState())?.isPinned).toBe(false);
  });

  it("does not say ok after a commit that rolled back", async () => {
    const { test, runId } = await openEdit();
    await change(test, runId, editOf(test, runId));
    test.session(5432).answer = (sql) =>
      sql === "commit;" ? { blocks: [{ kind: "tag", tag: "ROLLBACK" }] } : reply(sql);
    await test.workbench.edits.apply(runId);
    expect(editOf(test, runId).ended).toEqual({ kind: "unknown" });
  });

  it("rolls back, and keeps the changes, if a statement was not run", async () => {
    const { test, runId } = await openEdit();
    await change(test, runId, editOf(test, runId));
    test.session(5432).answer = (sql) =>
      sql.startsWith("with changed")
        ? { outcome: { kind: "notRun", reason: "cancelled" } }
        : reply(sql);
    await test.workbench.edits.apply(runId);
    expect(test.session(5432).ran.at(-1)).toBe("rollback;");
    const { ended, history } = editOf(test, runId);
    expect(ended).toEqual({ kind: "refused", reason: { kind: "stopped" } });
    expect(history.present.changed.size).toBe(1);
  });

  it("drops a row's changes if the row is gone", async () => {
    const { test, runId } = await openEdit();
    test.workbench.edits.change(runId, deleteRows(noChanges, [0]));
    await whenLoaded();
    const error: ServerMessage = {
      ...{ severity: "ERROR", sqlState: "22P02", detail: null, hint: null, context: null },
      ...{ internalQuery: null, position: null, internalPosition: null, raw: "" },
      message: 'invalid input syntax for type integer: "0 rows instead of 1"',
    };
    test.session(5432).answer = (sql) =>
      sql.startsWith("with changed")
        ? { outcome: { kind: "failed", error } }
        : sql.includes("where id = ")
          ? {}
          : reply(sql);
    await test.workbench.edits.apply(runId);
    expect(editOf(test, runId).ended).toEqual({ kind: "conflict", row: 0, current: null });
    test.workbench.edits.takeCurrent(runId);
    await whenLoaded();
    expect(editOf(test, runId).history.present).toEqual(noChanges);
  });

  it("makes a checkpoint before 10 rows are deleted, and none before 9", async () => {
    const { test, runId } = await openEdit();
    for (const count of [9, 10]) {
      const rows = Array.from({ length: count }, (_, index) => index);
      test.workbench.edits.change(runId, deleteRows(noChanges, rows));
      await whenLoaded();
      await test.workbench.edits.apply(runId);
    }
    await vi.waitFor(() => {
      const { stored, activity } = test.workbench.store.getState().snapshots;
      expect(activity.kind).toBe("idle");
      expect(stored.map(({ header }) => header.origin)).toEqual(["checkpoint"]);
    });
  });

  it("says why a result cannot be edited", async () => {
    const { test, runId } = await openEdit();
    test.session(5432).status = { kind: "idle", transaction: "failed" };
    await test.workbench.edits.begin(runId);
    expect(test.workbench.store.getState().edits[runId]).toEqual({
      ...{ kind: "refused", reason: { kind: "failedTransaction" } },
    });
  });
});
