import { expect, it } from "vitest";
import { connectCommand } from "../../sql/session/statements/connectCommand.ts";
import { openTestGuest, run, runAll, sessionOf } from "./testing/guestTest.ts";

const guest = await openTestGuest();
const oddName = `we="ird; 'db\\`;

it.each(guest.ports)("knows database, role and search path on port %i", async (port) => {
  const session = sessionOf(guest, port);
  expect(session.place).toMatchObject({ database: "postgres", user: "postgres" });
  expect(session.place?.searchPath?.slice(0, 2)).toEqual(["postgres", "public"]);
  await run(session, 'set search_path = "$user", hr, "My Schema";');
  expect(session.place?.searchPath).toEqual(["postgres", "hr", "My Schema"]);
  await runAll(session, "begin; set local search_path = other;");
  expect(session.place?.searchPath).toEqual(["other"]);
  // Fails if the query for the place had taken a transaction snapshot.
  const isolation = await run(session, "set transaction isolation level repeatable read;");
  expect(isolation.outcome).toEqual({ kind: "completed" });
  await run(session, "rollback;");
  expect(session.place?.searchPath).toEqual(["postgres", "hr", "My Schema"]);
  await runAll(session, "set role pg_monitor;");
  expect(session.place?.user).toBe("pg_monitor");
  await runAll(session, "reset all; reset role;");
  expect(session.place?.user).toBe("postgres");
});

it("follows \\connect to a database of any name", async () => {
  const session = sessionOf(guest, 5432);
  const quoted = `"${oddName.replaceAll('"', '""')}"`;
  await run(session, `create database ${quoted};`);
  const connected = await session.run(connectCommand(oddName), { pageSize: null });
  expect([connected.outcome, session.place?.database]).toEqual([{ kind: "completed" }, oddName]);
  const refused = await run(session, "\\c nosuch");
  expect(refused.outcome.kind).toBe("failed");
  expect(session.place?.database).toBe(oddName);
  await run(session, "\\c postgres");
  expect(session.place?.database).toBe("postgres");
  expect((await run(session, `drop database ${quoted};`)).outcome).toEqual({ kind: "completed" });
});
