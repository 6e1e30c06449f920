import type { HintEnvironment } from "./oracle/constructs/hintEnvironment.ts";

/**
 * Returns an example script for a port of either mode: it creates what it needs, shows features of
 * the mode and can be run again. The one for IvorySQL uses only features that its releases from 4.4
 * on have on every machine.
 */
export function exampleScript(
  mode: "oracle" | "postgresql",
  environment: HintEnvironment | null = null,
): string {
  if (environment === "ivoryOracle") return ivoryExample;
  const hasNames = mode === "oracle" && (environment === null || environment === "orafce");
  return hasNames ? oracleExample : postgresqlExample;
}

const ivoryExample = `select sysdate as now,
       nvl(null, 'nothing') as nvl,
       decode(2, 1, 'one', 2, 'two', 'many') as decode
from dual;

create or replace function twice(n number) return number is
begin
  return n * 2;
end;
/

select twice(21) as answer from dual;
`;

const postgresqlExample = `create table if not exists employee (
  id integer generated always as identity primary key,
  name text not null unique,
  manager integer references employee
);

insert into employee (name, manager)
values ('Ada', null), ('Grace', 1), ('Edsger', 1), ('Barbara', 2)
on conflict (name) do nothing;

with recursive chart (id, name, depth, path) as (
  select id, name, 0, name from employee where manager is null
  union all
  select e.id, e.name, c.depth + 1, c.path || ' > ' || e.name
  from employee e join chart c on e.manager = c.id
)
select depth, repeat('  ', depth) || name as name, path
from chart
order by path;
`;

const oracleExample = `select sysdate() as now,
       add_months(date '2024-01-31', 1) as a_month_later,
       last_day(date '2024-02-10') as end_of_february
from dual;

select nvl(null::text, 'nothing') as nvl,
       decode(2, 1, 'one', 2, 'two', 'many') as decode,
       instr('corporate floor', 'or', 3, 2) as instr,
       substr('IvorySQL', -3) as substr
from dual;
`;
