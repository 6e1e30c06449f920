import { expect, it } from "vitest";
import { Emitter } from "../base/emitter.ts";
import type { SqlPlusCommand } from "../sql/statements/sqlPlusLines/sqlPlusCommand.ts";
import { followEvents } from "./followEvents.ts";
import type { FeatureEvent } from "./store/featureEvent.ts";
import { selectRuns } from "./store/selectors.ts";
import { createTestWorkbench } from "./testing/createTestWorkbench.ts";

function follow(event: FeatureEvent): readonly string[] {
  const log: string[] = [];
  const events = new Emitter<FeatureEvent>();
  followEvents(events, {
    context: { update: () => log.push("settings") } as never,
    schema: { clear: () => log.push("clear") },
    refresher: { request: () => log.push("request") },
  });
  events.emit(event);
  return log;
}

it.each<[FeatureEvent["kind"] & ("catalogChanged" | "machineLeft" | "machineChanged"), string]>([
  ["catalogChanged", "request"],
  ["machineLeft", "clear"],
  ["machineChanged", ""],
])("after %s the cached catalogue gets: %s", (kind, expected) => {
  expect(follow({ kind }).join()).toBe(expected);
});

const settings: SqlPlusCommand = {
  kind: "set",
  settings: [{ kind: "serverOutput", isOn: true }],
};

it.each<[string, SqlPlusCommand | null, string]>([
  ["create table t (a int);", null, "request"],
  ["insert into t values (1);", null, ""],
  ["set serveroutput on", settings, "settings"],
])("after %s", async (text, command, expected) => {
  const test = createTestWorkbench();
  await test.boot();
  await test.workbench.runs.runAll(text);
  const [ran] = selectRuns(test.workbench.store.getState());
  if (ran === undefined) throw new Error("nothing ran");
  const kind = command === null ? ran.statement.kind : ({ kind: "sqlplus", command } as const);
  const run = { ...ran, statement: { ...ran.statement, kind } };
  expect(follow({ kind: "statementEnded", run }).join()).toBe(expected);
});
