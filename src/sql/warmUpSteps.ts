import { plainQuery } from "./plainStatement.ts";
import type { Statement } from "./statements/statement.ts";

/**
 * What a first session usually does, in small steps. The emulator compiles the server's code once
 * it has run for some time, by physical page, so that what one session has run is quick in all.
 *
 * A step changes nothing that others can see: its table is temporary and rolled back.
 */
export const warmUpSteps: readonly (readonly Statement[])[] = [
  ["select pg_catalog.count(*) from pg_catalog.generate_series(1, 5000) as g;"],
  [
    "select c.relname, a.attname, t.typname from pg_catalog.pg_class c " +
      "join pg_catalog.pg_attribute a on a.attrelid = c.oid " +
      "join pg_catalog.pg_type t on t.oid = a.atttypid where a.attnum > 0 order by 1, 2 limit 100;",
  ],
  [
    "do $$ declare n pg_catalog.int4 := 0; " +
      "begin for i in 1..2000 loop n := n + i % 7; end loop; end $$ language plpgsql;",
  ],
  [
    "begin;",
    "create temporary table warm_up (id pg_catalog.int4 primary key, name pg_catalog.text, amount pg_catalog.numeric) on commit drop;",
    "insert into pg_temp.warm_up select g, 'Name ' operator(pg_catalog.||) g::pg_catalog.text, g * 1.5 from pg_catalog.generate_series(1, 300) as g;",
    "select * from pg_temp.warm_up order by id limit 100;",
    "select pg_catalog.count(*), pg_catalog.sum(amount), pg_catalog.avg(amount) from pg_temp.warm_up;",
    "rollback;",
  ],
].map((step) => step.map(plainQuery));
