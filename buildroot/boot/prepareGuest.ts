import type { ObjectId } from "../../src/sql/catalog/catalog.ts";
import {
  relationDetailsQuery,
  schemaObjectsQuery,
  serverCatalogQuery,
} from "../../src/sql/catalog/catalogQueries.ts";
import type { Machine, SerialLine } from "../../src/vm/machine.ts";
import { ConsoleShell } from "../../src/vm/node/consoleShell.ts";
import { BuildFailure } from "../buildFailure.ts";
import { GuestDialogue } from "./guestDialogue.ts";

/** What the server in the guest says of itself. */
export interface ServerReport {
  readonly name: "PostgreSQL" | "IvorySQL";
  readonly version: string;
}

/** The schema "public" has this number in every database (PostgreSQL: pg_namespace.dat). */
const publicSchema = 2200 as ObjectId;

/** What the workbench asks of the catalogue when it opens. */
const catalogueQueries = [
  serverCatalogQuery(),
  schemaObjectsQuery(publicSchema, false),
  relationDetailsQuery(publicSchema),
].join("\n");

/**
 * Statements like those a user begins with. They fill the caches of the waiting sessions, and the
 * pages of the programs that they need stay in the machine's memory: nothing has to be fetched for
 * a first statement.
 */
const statements = [
  "select 1;",
  "\\d",
  "\\d pg_class",
  "begin; declare c cursor with hold for select n, md5(n::text) from generate_series(1, 20) n; commit;",
  "fetch 10 from c; close c;",
  "create table warm_up (id integer primary key, t text, d date default current_date);",
  "insert into warm_up (id, t) select n, repeat('x', n) from generate_series(1, 50) n;",
  "select t, count(*) from warm_up join pg_type on typlen = id group by t order by 2 desc, 1 limit 3;",
  "update warm_up set t = 'y' where id = 1; delete from warm_up where id = 2;",
  "do $$ declare n integer; begin select count(*) into n from warm_up; raise notice '%', n; end $$;",
  "select 1/0;",
  "drop table warm_up;",
].join("\n");

/**
 * What was read and is in no program's memory is read again when it is needed; in the state it would
 * weigh. Reading ahead, which the overlay keeps off for the same reason, is good for users.
 */
const comeToRest = [
  "sync",
  "echo 3 >/proc/sys/vm/drop_caches",
  "for setting in /sys/class/bdi/9p-*/read_ahead_kb; do echo 128 >$setting; done",
].join("; ");

/** Brings a guest that has just booted to the moment at which every user begins. */
export async function prepareGuest(machine: Machine, timeoutMs: number): Promise<ServerReport> {
  const dialogue = new GuestDialogue(machine, timeoutMs);
  const report = await readServerReport(dialogue);
  await dialogue.query(3, `${catalogueQueries}\n\\! true`);
  for (const line of [1, 2] satisfies SerialLine[]) await dialogue.query(line, statements);
  await dialogue.query(3, "checkpoint;");
  await new ConsoleShell(machine.serial(0)).run(comeToRest, timeoutMs);
  return report;
}

async function readServerReport(dialogue: GuestDialogue): Promise<ServerReport> {
  const answer = await dialogue.query(2, "select version();\nshow server_version;");
  const ivorySql = /IvorySQL\s+([\w.]+)/.exec(answer)?.[1];
  if (ivorySql !== undefined) return { name: "IvorySQL", version: ivorySql };
  const postgreSql = /PostgreSQL\s+([\w.]+)/.exec(answer)?.[1];
  if (postgreSql !== undefined) return { name: "PostgreSQL", version: postgreSql };
  const step = "telling its version on port 5432";
  throw new BuildFailure({ kind: "guestFailed", step, consoleTail: answer.slice(-2000) });
}
