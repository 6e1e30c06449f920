/** A way to break the guest that a user has in the editor or the root shell. */
export interface GuestFault {
  readonly name: string;
  /** Run in the editor's tab on port 5432, as the server's superuser. */
  readonly sql?: string;
  /** Typed into the guest's root shell. */
  readonly shell?: string;
  /** The statement runs forever, like any long statement; Cancel ends it. */
  readonly runsOn?: true;
}

const dataDirectory = "/var/lib/postgresql/data";
/** The guest's busybox has no pkill. */
const ofPostgres = "$(ps -o pid,user | awk '$2 == \"postgres\" { print $1 }')";

export const guestFaults: readonly GuestFault[] = [
  {
    name: "postgres kills the server's main process",
    sql: `copy (select 1) to program 'kill -9 $(head -n 1 postmaster.pid)';`,
  },
  {
    name: "postgres stops the server's main process",
    sql: `copy (select 1) to program 'kill -STOP $(head -n 1 postmaster.pid)'; select 1;`,
  },
  {
    name: "postgres stops its own server process",
    sql: `do $$ begin execute format('copy (select 1) to program ''kill -STOP %s''', pg_backend_pid()); end $$; select 1;`,
  },
  {
    name: "postgres ends all connections",
    sql: "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid(); select pg_terminate_backend(pg_backend_pid());",
  },
  { name: "root kills every process of postgres", shell: `kill -9 ${ofPostgres}` },
  { name: "root stops every psql", shell: "kill -STOP $(pidof psql)" },
  { name: "root stops every process of postgres", shell: `kill -STOP ${ofPostgres}` },
  { name: "root kills every psql", shell: "kill -9 $(pidof psql)" },
  { name: "root kills init's children", shell: "kill -9 -1" },
  { name: "root reboots", shell: "reboot -f" },
  { name: "root halts the machine", shell: "halt -f" },
  { name: "root makes the kernel panic", shell: "echo c > /proc/sysrq-trigger" },
  {
    name: "root fills the disk",
    shell: `fallocate -l $(df -k ${dataDirectory} | awk 'NR == 2 { print $4 - 512 }')k ${dataDirectory}/full`,
    sql: "create table big as select repeat('x', 1000) from generate_series(1, 5000);",
  },
  {
    name: "root deletes the data directory",
    shell: `rm -rf ${dataDirectory}/base`,
    sql: "select count(*) from pg_proc; create table t2 (a int);",
  },
  {
    name: "root takes the right to run programs",
    shell: "chmod 000 /usr/bin /usr/lib/postgresql",
    sql: "select pg_terminate_backend(pg_backend_pid());",
  },
  {
    name: "a bad setting and a restart",
    sql: `alter system set shared_buffers = '900GB'; copy (select 1) to program 'kill -INT $(head -n 1 postmaster.pid)';`,
  },
  {
    name: "too few connections and a restart",
    sql: `alter system set max_connections = 1; alter system set superuser_reserved_connections = 0; copy (select 1) to program 'kill -INT $(head -n 1 postmaster.pid)';`,
  },
  {
    name: "a role without connections",
    sql: "alter role postgres connection limit 0; alter database postgres allow_connections false; select pg_terminate_backend(pg_backend_pid());",
  },
  {
    name: "revoked rights",
    sql: "revoke all on schema pg_catalog from public; revoke execute on all functions in schema pg_catalog from public, postgres; select 1;",
  },
  { name: "a role that is no superuser and may not log in", sql: "alter role postgres nologin;" },
  {
    name: "hostile settings of the role",
    sql: "alter role postgres set statement_timeout = 1; alter role postgres set default_transaction_read_only = on; alter role postgres set search_path = nowhere; alter role postgres set client_min_messages = error; alter role postgres set bytea_output = escape; select pg_terminate_backend(pg_backend_pid());",
  },
  {
    name: "an event trigger that refuses all",
    sql: "create function no() returns event_trigger language plpgsql as 'begin raise exception ''no''; end'; create event trigger no on ddl_command_start execute function no(); create table refused (a int);",
  },
  {
    name: "a lock on pg_class that the other session waits for",
    sql: "begin; lock table pg_class in access exclusive mode; select 1;",
  },
  {
    name: "an endless loop in the server",
    sql: "do $$ begin loop end loop; end $$;",
    runsOn: true,
  },
  { name: "a psql that waits for its shell", sql: "\\! sleep 100000" },
  {
    name: "the memory of the machine used up by root",
    shell: "tail /dev/zero",
    sql: "select count(*) from generate_series(1, 100000);",
  },
];
