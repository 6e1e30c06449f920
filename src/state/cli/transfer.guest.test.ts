import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { guessDumpMode } from "../../sql/catalog/guessDumpMode.ts";
import type { PsqlSession } from "../../sql/session/psqlSession.ts";
import { prepareCsv } from "../transfer/prepareCsv.ts";
import { createTransferActions, type TransferActions } from "../transfer/transferActions.ts";
import type { TransferState } from "../transfer/transferState.ts";
import type { WorkbenchContext } from "../workbenchContext.ts";
import type { WorkbenchState } from "../workbenchState.ts";
import { nodeClock } from "./nodeClock.ts";
import { openTestGuest, rowsOf, runAll, sessionOf } from "./testing/guestTest.ts";

const guest = await openTestGuest();

const sample = readFileSync(new URL("./testing/transferSample.sql", import.meta.url), "utf8");

/** Each has one value that tells whether an object is as it was. */
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

/** The page's transfers for a tab on this port. */
function transfersOn(port: number): { actions: TransferActions; ended: () => TransferState } {
  let transfer: TransferState = { kind: "idle" };
  const { server } = sessionOf(guest, port);
  const state = {
    editor: { tabs: [{ id: "1", name: "", text: "", port }], activeId: "1" },
    machine: { manifest: guest.machine.manifest },
    sessions: { [port]: { port, server } },
  };
  const context = {
    dependencies: { clock: nodeClock },
    get: () => ({ ...state, transfer }) as unknown as WorkbenchState,
    update: (_domain: "transfer", change: (current: TransferState) => TransferState) => {
      transfer = change(transfer);
    },
  } as unknown as WorkbenchContext;
  const actions = createTransferActions(context, {
    connections: { service: () => guest.serviceSession },
    serviceDatabase: {
      run: (_database, statement) => guest.serviceSession.run(statement, { pageSize: null }),
    },
    machine: () => guest.machine,
    onChange: () => undefined,
  });
  return { actions, ended: () => transfer };
}

it.each(guest.ports)(
  "loads what was exported on port %i on the same port, with every value",
  async (port) => {
    const session = sessionOf(guest, port);
    await runWell(session, sample);
    // The sequence is at another place once it was looked at.
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

it("loads CSV values that end the data of other formats, and every other value", async () => {
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
  expect(ended()).toMatchObject({ kind: "ended", outcome: { kind: "done", problems: [] } });
  const session = sessionOf(guest, 5432);
  const rows = await rowsOf(
    session,
    "select encode(convert_to(value, 'UTF8'), 'hex') from loaded_csv order by id;",
  );
  const expected = values.map((value) => Buffer.from(value).toString("hex"));
  expect(rows.map(([value]) => value)).toEqual([...expected, null]);
  await runWell(session, "drop table loaded_csv;");
});
