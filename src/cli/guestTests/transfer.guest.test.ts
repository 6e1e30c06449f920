import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { guessDumpMode } from "../../sql/catalog/guessDumpMode.ts";
import { allPackagesQuery, dropPackagesQuery } from "../../sql/catalog/packageSource.ts";
import { oracleDialect4 } from "../../sql/dialect.ts";
import { plainQuery } from "../../sql/plainStatement.ts";
import { quoteLiteral } from "../../sql/quote.ts";
import type { PsqlSession } from "../../sql/session/psqlSession.ts";
import type { SqlSession } from "../../sql/session/contract/sqlSession.ts";
import { splitStatements } from "../../sql/statements/splitStatements.ts";
import { prepareCsv } from "../../state/transfer/prepareCsv.ts";
import {
  createTransferActions,
  type TransferActions,
} from "../../state/transfer/transferActions.ts";
import type { TransferState } from "../../state/store/transferState.ts";
import type { WorkbenchContext } from "../../state/store/workbenchContext.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { nodeClock } from "../guest/nodeClock.ts";
import { openTestGuest, rowsOf, runAll, sessionOf } from "./testing/guestTest.ts";

const guest = await openTestGuest();

const sample = readFileSync(new URL("./testing/transferSample.sql", import.meta.url), "utf8");

/** Queries for one value that shows whether an object is unchanged. */
const checks: readonly string[] = [
  `select md5(string_agg(t::text, '|' order by id)) from kept."Odd ""Name""" t`,
  "select md5(string_agg(v::text, '|' order by v::text)) from kept.v",
  "select string_agg(label, ',' order by label) from kept.m",
  "select kept.slashed(7)",
  "select nextval('kept.counter') || ' ' || nextval('kept.counter')",
  "select obj_description('kept.slashed'::regproc)",
  "select pg_get_functiondef('kept.slashed'::regproc)",
  "select string_agg(pg_get_triggerdef(oid), ',') from pg_trigger where tgname = 'touch'",
  "select string_agg(indexdef, ',' order by indexname) from pg_indexes where schemaname = 'kept'",
  "select string_agg(pg_get_constraintdef(c.oid), ',' order by conname) " +
    "from pg_constraint c join pg_namespace n on n.oid = connamespace where nspname = 'kept'",
  "select string_agg(enumlabel, ',' order by enumsortorder) from pg_enum",
];

async function look(session: PsqlSession): Promise<readonly unknown[]> {
  const values: unknown[] = [];
  for (const check of checks) values.push((await rowsOf(session, `${check};`))[0]?.[0]);
  return values;
}

async function runWell(session: PsqlSession, text: string): Promise<void> {
  const outcomes = (await runAll(session, text)).map(({ outcome }) => outcome);
  expect(outcomes.filter(({ kind }) => kind !== "completed")).toEqual([]);
}

/** The page's transfers for a tab on this port. `answer` replaces the service's query results. */
function transfersOn(
  port: number,
  answer: (sql: string) => string | null = () => null,
): { actions: TransferActions; ended: () => TransferState } {
  let transfer: TransferState = { kind: "idle" };
  const borrowed: Partial<SqlSession> = {
    status: { kind: "idle", transaction: "none" },
    whenReady: () => Promise.resolve(),
    run: (statement, options) => guest.serviceSession.run(statement, options),
    dispose: () => undefined,
  };
  const { server } = sessionOf(guest, port);
  const state = {
    editor: { tabs: [{ id: "1", name: "", text: "", port }], activeId: "1" },
    machine: { manifest: guest.machine.manifest },
    sessions: { [port]: { port, server } },
  };
  const context = {
    dependencies: { clock: nodeClock, createSession: () => borrowed },
    get: () => ({ ...state, transfer }) as unknown as WorkbenchState,
    update: (_domain: "transfer", change: (current: TransferState) => TransferState) => {
      transfer = change(transfer);
    },
  } as unknown as WorkbenchContext;
  const actions = createTransferActions(context, {
    connections: { service: () => guest.serviceSession, channel: () => guest.service },
    serviceDatabase: {
      async run(_database, statement) {
        const text = answer(statement.text);
        const result = await guest.serviceSession.run(
          text === null ? statement : plainQuery(`select ${quoteLiteral(JSON.stringify(text))};`),
          { pageSize: null },
        );
        return result;
      },
    },
    // No state is saved or restored here.
    lend: async (work) => ({ value: await work(guest.machine), failure: null }),
    machine: () => guest.machine,
    events: { emit: () => undefined },
  });
  return { actions, ended: () => transfer };
}

it.each(guest.ports)(
  "loads an export of port %i on the same port, with every value",
  async (port) => {
    const session = sessionOf(guest, port);
    await runWell(session, sample);
    // Reading the sequence advances it.
    const before = await look(session);
    const { actions, ended } = transfersOn(port);
    const dump = await actions.dump({ withExtensions: false });
    expect(ended()).toMatchObject({ kind: "ended", outcome: { kind: "done" } });
    const text = (await dump?.text()) ?? "";
    const mode = guessDumpMode(text);
    expect(mode).not.toBeNull();
    const target =
      guest.machine.manifest.ports.find((each) => each.mode === mode && each.port === port)?.port ??
      5432;

    await runWell(session, "drop schema kept cascade;");
    const file = new File([text], "database.sql");
    await actions.importSql(file, { stopsOnError: true, port: target });
    expect(ended()).toMatchObject({ kind: "ended", outcome: { kind: "done", problems: [] } });
    const after = await look(session);
    // Two numbers were drawn before the export.
    const expected = [...before];
    expected[4] = "45 46";
    expect(before[4]).toBe("43 44");
    expect(after).toEqual(expected);
    await runWell(session, "drop schema kept cascade;");
  },
  600_000,
);

it("dumps everything but packages if pg_dump cannot, and says why", async () => {
  const session = sessionOf(guest, 5432);
  await runWell(session, "create schema around; create table around.kept as select 1 as a;");
  await runWell(session, "create table around.pk as select 1 as a;");
  const packages = "create or replace package around.pk is\nend;\n/\n";
  const answers = (drops: string) => (sql: string) =>
    sql.includes("'drop package '") ? drops : sql.includes("pg_package") ? packages : null;
  // A table replaces the package, which this server does not have.
  const { actions, ended } = transfersOn(5432, answers("drop table around.pk;\n"));
  const dump = await actions.dumpAroundPackages({ withExtensions: false });
  const text = (await dump?.text()) ?? "";
  expect(text).toContain("CREATE TABLE around.kept");
  expect(text).not.toContain("around.pk (");
  expect(text.endsWith(`\n${packages}`)).toBe(true);
  expect(guessDumpMode(text)).toBe("oracle");
  expect(ended()).toMatchObject({ outcome: { kind: "done" } });

  await runWell(session, "create view around.v as select * from around.kept;");
  const blocked = transfersOn(5432, answers("drop table around.kept;\n"));
  expect(await blocked.actions.dumpAroundPackages({ withExtensions: false })).toBeNull();
  expect(blocked.ended()).toMatchObject({
    outcome: {
      kind: "failed",
      problems: [{ message: expect.stringContaining("view around.v depends on") as string }],
    },
  });
  await runWell(session, "drop schema around cascade;");
}, 600_000);

it("quotes packages as Oracle mode reads them, and drops them in reverse order", async () => {
  // An emulated catalogue of IvorySQL: oid, name, schema, rights, source.
  const names = ["pk", "Mixed", "UPPER", "order lines", 'a"b'];
  const rows = names.map((name, index) => `(${index + 1}, ${quoteLiteral(name)})`).join(", ");
  const packages =
    "(select oid, pkgname::name, 2200::oid as pkgnamespace, true as editable, true as define_invok, " +
    `'x number; end'::text as pkgsrc from (values ${rows}) as v (oid, pkgname)) p`;
  const bodies = "(values (1, 'begin null; end'::text)) as b (pkgoid, bodysrc)";
  const ask = async (query: string): Promise<string> => {
    const sql = query
      .replace("pg_catalog.pg_package p", packages)
      .replace("pg_catalog.pg_package_body b", bodies);
    return JSON.parse((await rowsOf(guest.serviceSession, sql))[0]?.[0] ?? "null") as string;
  };
  expect(await ask(dropPackagesQuery())).toBe(
    'drop package public."A""B";\ndrop package public."ORDER LINES";\n' +
      'drop package public."upper";\ndrop package public."Mixed";\ndrop package public.pk;\n',
  );
  const text = await ask(allPackagesQuery());
  expect(text.match(/^\/$/gm)).toHaveLength(names.length + 1);
  expect(text).toMatch(
    /^create or replace package public\.pk authid definer is\nx number; end;\n\/\n\ncreate or replace package body public\.pk is\nbegin null; end;\n\/\n/,
  );
  // The export must be split into the same number of units.
  const units = splitStatements(text, oracleDialect4);
  expect(units.map(({ kind }) => kind)).toMatchObject(Array(6).fill({ isBlock: true }));
});

it("loads every CSV value, also those that end the data of other formats", async () => {
  const values = [
    "a\n\\.\nb",
    "\\.",
    "\\N",
    "",
    "tab\t",
    "back\\slash",
    "cr\r\nlf",
    'quote"',
    "é漢",
  ];
  const quoted = values.map((value, index) => `${index},"${value.replaceAll('"', '""')}"\n`);
  const columns = [
    { name: "id", type: "integer" },
    { name: "value", type: "text" },
  ];
  const prepared = await prepareCsv(
    {
      file: new Blob([...quoted, `${values.length},\n`]),
      layout: { delimiter: ",", hasHeader: false, encoding: "utf-8" },
      columns,
    },
    () => undefined,
  );
  if (prepared.kind !== "prepared") throw new Error(prepared.kind);
  const { actions, ended } = transfersOn(5432);
  const target = { kind: "newTable", table: "loaded_csv", columns } as const;
  await actions.loadCsv({ fileName: "a.csv", target, bytes: prepared.bytes });
  const loaded = { table: "loaded_csv", rows: values.length + 1 };
  expect(ended()).toMatchObject({ kind: "ended", outcome: { kind: "done", problems: [], loaded } });
  const session = sessionOf(guest, 5432);
  const rows = await rowsOf(
    session,
    "select encode(convert_to(value, 'UTF8'), 'hex') from loaded_csv order by id;",
  );
  const expected = values.map((value) => Buffer.from(value).toString("hex"));
  expect(rows.map(([value]) => value)).toEqual([...expected, null]);
  await runWell(session, "drop table loaded_csv;");
});

it.for(guest.ports)("keeps a date of a CSV file a date on port %i", async (port) => {
  const columns = [{ name: "since", type: "date" }];
  const { actions, ended } = transfersOn(port);
  const target = { kind: "newTable", table: "dated_csv", columns } as const;
  const bytes = new TextEncoder().encode("2024-02-01\n");
  await actions.loadCsv({ fileName: "a.csv", target, bytes });
  const loaded = { table: "dated_csv", rows: 1 };
  expect(ended()).toMatchObject({ kind: "ended", outcome: { kind: "done", loaded } });
  const session = sessionOf(guest, port);
  const rows = await rowsOf(
    session,
    "select atttypid::int, since::text from dated_csv, pg_attribute where attrelid = 'dated_csv'::regclass and attname = 'since';",
  );
  // 1082 is the OID of PostgreSQL's date, which has no time of day.
  expect(rows).toEqual([["1082", "2024-02-01"]]);
  await runWell(session, "drop table dated_csv;");
});
