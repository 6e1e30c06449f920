import { describe, expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../sql/dialect.ts";
import { createMessage } from "../sql/output/messages/createMessage.ts";
import { emptySchema } from "./store/schemaState.ts";
import { createTestWorkbench } from "./testing/createTestWorkbench.ts";
import { table, failure, messages } from "./testing/workbenchTestParts.ts";

describe("the user's text", () => {
  it("is saved after a delay, and at once when the page closes", async () => {
    const test = createTestWorkbench();
    const id = test.workbench.store.getState().editor.activeId;
    test.workbench.editor.setText(id, "select 1");
    await test.clock.advance(400);
    expect(test.texts.get("workbench.editor")).toContain('"text":"select 1"');
    test.workbench.editor.setText(id, "select 2");
    test.workbench.flush();
    expect(test.texts.get("workbench.editor")).toContain('"text":"select 2"');
  });

  it("is loaded at the next visit", () => {
    const first = createTestWorkbench();
    first.workbench.editor.add({ name: "report", text: "select 1" });
    first.workbench.changeSettings({ theme: "dark" });
    first.workbench.flush();
    const storage = {
      get: (key: string) => first.texts.get(key) ?? null,
      set: () => true,
    };
    const second = createTestWorkbench({ storage }).workbench.store.getState();
    const before = first.workbench.store.getState();
    expect([second.editor, second.settings]).toEqual([before.editor, before.settings]);
  });

  it("reports once that the browser saves nothing", async () => {
    const test = createTestWorkbench({ storage: { get: () => null, set: () => false } });
    const id = test.workbench.store.getState().editor.activeId;
    for (const text of ["a", "b", "c"]) {
      test.workbench.editor.setText(id, text);
      await test.clock.advance(500);
    }
    expect(messages(test)).toEqual([{ kind: "event", event: { kind: "storageRefused" } }]);
  });
});

describe("the schema", () => {
  const answer = (sql: string) => {
    const row = sql.includes("pg_namespace")
      ? [
          ["schema", 2200, "public", "postgres", false, false],
          ["server", false],
        ]
      : [["relation", 1, "t", "r", false, 0]];
    return sql.startsWith("\\!")
      ? {}
      : { blocks: [table(row.map((cells) => [JSON.stringify(cells)]))] };
  };

  it("is loaded on demand and again after a change", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.serviceAnswer = answer;
    await test.workbench.schema.loadServer();
    await test.workbench.schema.loadSchema(2200);
    const { schema } = test.workbench.store.getState();
    expect(schema.server?.value?.schemas.map(({ name }) => name)).toEqual(["public"]);
    expect(schema.objectsBySchema[2200]?.value?.relations.map(({ name }) => name)).toEqual(["t"]);
    const before = test.session("service").ran.length;
    await test.workbench.runs.runAll("select 1;");
    await test.clock.advance(900);
    expect(test.session("service").ran).toHaveLength(before);
    await test.workbench.runs.runAll("create table u (a int);");
    await test.clock.advance(900);
    expect(test.session("service").ran).toHaveLength(before + 2);
  });

  it("returns the CREATE statements of the user's routines of a name", async () => {
    const test = createTestWorkbench();
    await test.boot();
    const sources: Readonly<Record<string, string>> = { 11: "create a\n", 12: "create b;" };
    test.serviceAnswer = (sql) => {
      if (!sql.includes("string_agg")) {
        // IvorySQL's mode, which this server does not have.
        if (sql.startsWith("set local")) return {};
        const id = /oid = (\d+)/.exec(sql)?.[1] ?? "";
        return { blocks: [table([[JSON.stringify(sources[id])]])] };
      }
      return { blocks: [table([[sql.includes("= 'two'") ? '"11 12"' : null]])] };
    };
    const { schema } = test.workbench;
    expect(await schema.loadRoutines("two", postgresqlDialect)).toBe("create a;\n\ncreate b;\n");
    expect(await schema.loadRoutines("s.two", oracleDialect)).toBe(
      "create a;\n/\n\ncreate b;\n/\n",
    );
    expect(test.session("service").ran.find((sql) => sql.includes("n.nspname = 's'"))).toBeTruthy();
    expect(await schema.loadRoutines("none", postgresqlDialect)).toBeNull();
  });

  it("follows the tab's session to another database and back", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.serviceAnswer = answer;
    await test.workbench.schema.loadServer();
    await test.workbench.schema.loadSchema(2200);
    const service = test.session("service");
    service.answer = answer;
    const session = test.session(5432);
    session.place = { database: "other", user: "postgres", searchPath: ["public"] };
    await test.workbench.runs.runAll("select 1;");
    expect(test.workbench.store.getState().schema).toEqual({ ...emptySchema, database: "other" });
    const before = service.ran.length;
    await test.workbench.schema.loadServer();
    expect(service.ran[before]).toBe(`\\connect -reuse-previous=on "dbname='other'"`);
    expect(test.workbench.store.getState().schema.server).toMatchObject({ kind: "loaded" });
    // The service session leaves, or the database could be neither dropped nor copied.
    await test.clock.advance(1500);
    expect(service.ran.at(-1)).toBe(`\\connect -reuse-previous=on "dbname='postgres'"`);
    session.place = { database: "postgres", user: "postgres", searchPath: ["public"] };
    await test.workbench.runs.runAll("select 1;");
    const { schema } = test.workbench.store.getState();
    expect([schema.database, Object.keys(schema.objectsBySchema)]).toEqual(["postgres", ["2200"]]);
  });

  it("is not read from another database when the service session cannot connect", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.serviceAnswer = (sql) =>
      sql.startsWith("\\connect")
        ? {
            outcome: { kind: "failed", error: createMessage({ severity: "FATAL", message: "no" }) },
          }
        : answer(sql);
    await test.workbench.schema.loadServer();
    test.session(5432).place = { database: "closed", user: "postgres", searchPath: null };
    await test.workbench.runs.runAll("select 1;");
    await test.workbench.schema.loadServer();
    const { server } = test.workbench.store.getState().schema;
    expect(server).toMatchObject({ kind: "failed", value: null });
  });

  it("is reloaded once more when it changed during a reload", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.serviceAnswer = answer;
    await test.workbench.schema.loadServer();
    test.session("service").answer = () => null;
    await test.workbench.runs.runAll("create table u (a int);");
    await test.clock.advance(200);
    await test.workbench.runs.runAll("create table v (a int);");
    const before = test.session("service").ran.length;
    test.session("service").answer = answer;
    test.session("service").reply(answer("pg_namespace"));
    await test.clock.advance(1000);
    expect(test.session("service").ran).toHaveLength(before + 1);
  });

  it("keeps the previous value when a reload fails", async () => {
    const test = createTestWorkbench();
    await test.boot();
    test.serviceAnswer = answer;
    await test.workbench.schema.loadServer();
    test.session("service").answer = () => ({ outcome: failure });
    await test.workbench.schema.loadServer();
    expect(test.workbench.store.getState().schema.server).toMatchObject({
      kind: "failed",
      reason: { kind: "queryFailed", error: { message: "nope" } },
      value: { hasPackages: false },
    });
  });
});
