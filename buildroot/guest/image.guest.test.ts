import { expect, test } from "vitest";

import { leaveOut } from "../../src/cli/guestTests/testing/leaveOut.ts";
import { skipReasons } from "../../src/cli/guestTests/testing/skipReasons.ts";

import { ConsoleShell } from "../../src/vm/node/consoleShell.ts";
import { openTestMachine } from "../../src/vm/node/testing/openTestMachine.ts";
import { waitForMachine } from "../../src/vm/waitForMachine.ts";
import { GuestDialogue } from "./guestDialogue.ts";
import { waitForText } from "./waitForText.ts";

const timeoutMs = 60_000;

const machine = await openTestMachine();
expect(await waitForMachine(machine)).toEqual({ kind: "running" });
const shell = new ConsoleShell(machine.serial(0));
const sessions = new GuestDialogue(machine, timeoutMs);

async function run(command: string): Promise<string> {
  const { output, status } = await shell.run(command, timeoutMs);
  expect([command, status, output]).toEqual([command, 0, output]);
  return output.trim();
}

/** Runs a query by psql from the guest's shell; returns its output. */
async function ask(port: number, query: string, database = "postgres"): Promise<string> {
  return run(`psql -X -A -t -p ${port} -d ${database} -c "${query}"`);
}

interface ImageTraits {
  readonly hasOrafce: boolean;
  readonly hasPooler: boolean;
  /** Whether the overlay's script created the cluster, with its settings. */
  readonly isOurCluster: boolean;
  readonly dataDirectory: string;
}

let knownTraits: Promise<ImageTraits> | null = null;

/** Read late, because reading them loads guest files that are not in the snapshot. */
function imageTraits(): Promise<ImageTraits> {
  knownTraits ??= askTraits();
  return knownTraits;
}

async function askTraits(): Promise<ImageTraits> {
  const extension = "select count(*) from pg_extension where extname = 'orafce'";
  const makeCluster = "test -e /usr/lib/workbench/make-cluster && echo ours; true";
  return {
    hasOrafce: (await ask(5432, extension)) === "1",
    hasPooler: (await run("cat /proc/[0-9]*/comm; true")).split("\n").includes("pgbouncer"),
    isOurCluster: (await run(makeCluster)) === "ours",
    dataDirectory: await ask(5432, "show data_directory"),
  };
}

test("answers the first statement on either port without loading guest files", async () => {
  for (const line of [1, 2] as const) {
    expect(await sessions.query(line, "select 6 * 7 as answer;")).toContain("     42");
  }
  const { blobsFetched } = await machine.statistics();
  expect(blobsFetched).toBe(0);
});

test("every time zone is readable, and commits survive a server crash", async (context) => {
  leaveOut(context, !(await imageTraits()).isOurCluster, skipReasons.otherSettings);
  await run("test -f /usr/share/zoneinfo/localtime");
  expect(await ask(5432, "show synchronous_commit")).toBe("on");
});

test("each session is connected to its port", async () => {
  expect(await sessions.query(1, "\\echo :PORT :USER :DBNAME")).toContain("1521 postgres postgres");
  expect(await sessions.query(2, "\\echo :PORT :USER :DBNAME")).toContain("5432 postgres postgres");
  expect(await sessions.query(3, "\\! id -un")).toContain("root");
});

test("every session on 1521 finds the names of orafce, not only the first", async (context) => {
  leaveOut(context, !(await imageTraits()).hasOrafce, skipReasons.noOrafce);
  for (const turn of ["first", "second", "third"]) {
    const path = await ask(1521, "show search_path");
    expect([turn, path]).toEqual([turn, '"$user", public, oracle, pg_catalog']);
    expect(await ask(1521, "select nvl(null::text, 'x') from dual")).toBe("x");
  }
  expect(await ask(5432, "show search_path")).toBe('"$user", public');
});

test("a new database is reachable on both ports, and has orafce if the image has it", async () => {
  await ask(5432, "create database later");
  expect(await ask(1521, "select current_database()", "later")).toBe("later");
  if ((await imageTraits()).hasOrafce) {
    expect(await ask(1521, "select nvl(null::text, 'x') from dual", "later")).toBe("x");
  }
  expect(await ask(5432, "select current_database()", "later")).toBe("later");
  await ask(5432, "drop database later");
});

test("a new role can use both ports", async () => {
  await ask(5432, "create role somebody login");
  for (const port of [1521, 5432]) {
    const query = "select current_user";
    expect(await run(`psql -X -A -t -U somebody -p ${port} -c "${query}"`)).toBe("somebody");
  }
  await ask(5432, "drop role somebody");
});

test("both ports answer on the loopback network as well", async () => {
  for (const port of [1521, 5432]) {
    expect(await run(`psql -X -A -t -h localhost -p ${port} -c "select 1"`)).toBe("1");
  }
});

test.for([
  ["server_encoding", "UTF8"],
  ["client_encoding", "UTF8"],
  ["lc_collate", "C.UTF-8"],
  ["lc_ctype", "C.UTF-8"],
  ["cursor_tuple_fraction", "1"],
  ["wal_segment_size", "1MB"],
  ["jit", "off"],
  ["data_directory", "/var/lib/postgresql/data"],
] as const)("the server's %s is %s", async ([name, value], context) => {
  leaveOut(context, !(await imageTraits()).isOurCluster, skipReasons.otherSettings);
  expect(await ask(5432, `show ${name}`)).toBe(value);
});

test("upper case and length follow Unicode's characters", async () => {
  expect(await ask(5432, "select upper('straße é'), length('日本語')")).toBe("STRAßE É|3");
});

test("the server has the version in the manifest", async () => {
  const { name, version } = machine.manifest.engine;
  expect(await ask(5432, "select version()")).toContain(`${name} ${version}`);
});

test("all directories that the server writes to are in memory", async () => {
  const mounts = await run("cat /proc/mounts");
  const isBelowMount = (directory: string): boolean =>
    mounts.split("\n").some((line) => {
      const [, place = "", type] = line.split(" ");
      return type === "tmpfs" && `${directory}/`.startsWith(`${place}/`);
    });
  const { dataDirectory } = await imageTraits();
  const directories = [dataDirectory, "/run", "/tmp", "/dev/shm"];
  for (const directory of directories)
    expect([directory, isBelowMount(directory)]).toEqual([directory, true]);
});

test("every user may write to the exchange directory", async () => {
  expect(await run("stat -c '%a %U' /mnt/host")).toBe("1777 root");
  await ask(1521, "\\\\copy (select 1) to '/mnt/host/copied'");
  expect(await run("cat /mnt/host/copied; rm /mnt/host/copied")).toBe("1");
});

test("the server's client programs are installed", async () => {
  expect(await run("pg_dump --version")).toMatch(/\(PostgreSQL\) \d+\./);
  if ((await imageTraits()).hasOrafce) {
    expect(await run("pg_dump -s -d postgres | grep -c 'CREATE EXTENSION'")).toBe("1");
  }
});

test.for([
  ["1521", 1, "killall pgbouncer"],
  ["5432", 2, "killall -QUIT -o 1s postgres; true"],
] as const)(
  "the session on port %s restarts; line %s, after %s",
  async ([port, line, kill], context) => {
    leaveOut(context, port === "1521" && !(await imageTraits()).hasPooler, skipReasons.noPooler);
    const ended = waitForText(machine.serial(line), "\x1eSESSION-END", timeoutMs);
    const started = waitForText(machine.serial(line), `\x1eSESSION-START ${port}\x1f`, timeoutMs);
    await shell.run(kill, timeoutMs);
    // psql notices a lost server only at the next statement.
    machine.serial(line).write(new TextEncoder().encode("select 1;\n\\q\n"));
    expect((await ended).kind).toBe("found");
    expect((await started).kind).toBe("found");
    expect(await sessions.query(line, "\nselect 6 * 7 as answer;")).toContain("     42");
  },
);

test("the service session restarts when its psql ends", async () => {
  const started = waitForText(machine.serial(3), "\x1eSESSION-START 5432\x1f", timeoutMs);
  machine.serial(3).write(new TextEncoder().encode("\\q\n"));
  expect((await started).kind).toBe("found");
  expect(await sessions.query(3, "\nselect 6 * 7 as answer;")).toContain("     42");
});
