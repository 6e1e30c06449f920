import type { Machine, SerialLine } from "../../src/vm/machine.ts";
import type { GuestDialogue } from "./guestDialogue.ts";
import { BuildFailure } from "../buildFailure.ts";

/** What the server in the guest says of itself. */
export interface ServerReport {
  readonly name: "PostgreSQL" | "IvorySQL";
  readonly version: string;
}

/**
 * Statements like those a workbench begins with. They fill the caches of the waiting sessions, and
 * the pages of the programs that they need stay in the machine's memory.
 */
const warmUp = [
  "select 1;",
  "\\d",
  "\\d pg_class",
  "\\df nvl",
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

const quickWarmUp = "select 1;\n\\d\nselect count(*) from pg_class;";

/** Brings a guest that has just booted to the moment at which every user begins. */
export async function prepareGuest(dialogue: GuestDialogue): Promise<ServerReport> {
  const report = await readServerReport(dialogue);
  for (const line of [1, 2, 3] satisfies SerialLine[]) {
    await dialogue.query(line, line === 3 ? quickWarmUp : warmUp);
  }
  await dialogue.query(3, "checkpoint;");
  // What was read and is not in use is read again when it is needed; in the state it would weigh.
  await dialogue.shell("sync; echo 3 >/proc/sys/vm/drop_caches");
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

const attempts = 20;

/** The raw state of a guest at rest. */
export async function saveQuietState(machine: Machine): Promise<Uint8Array> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await machine.saveState();
    if (result.kind === "saved") return result.state;
    if (attempt === attempts) {
      const step = `coming to rest (${result.part} is busy)`;
      throw new BuildFailure({ kind: "guestFailed", step, consoleTail: "" });
    }
  }
}
