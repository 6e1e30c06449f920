/** The statements of the lessons, by lesson and step. Each can be run repeatedly. */
export const lessonScripts = {
  firstTable: `create table if not exists planet (
  name text primary key,
  moons integer not null,
  day_hours numeric not null
);

insert into planet values
  ('Mercury', 0, 4222.6), ('Venus', 0, 2802.0), ('Earth', 1, 24.0), ('Mars', 2, 24.7),
  ('Jupiter', 95, 9.9), ('Saturn', 146, 10.7), ('Uranus', 28, 17.2), ('Neptune', 16, 16.1)
on conflict (name) do nothing;
`,
  firstQuery: `select name, moons
from planet
where moons > 1
order by moons desc;
`,
  firstGroup: `select case when day_hours < 24 then 'shorter than ours' else 'not shorter' end as a_day_is,
       count(*) as planets,
       sum(moons) as moons
from planet
group by 1
order by 1;
`,
  firstMistake: `select nmae from planet;
`,
  oracleDual: `select sysdate() as now, 1 + 1 as two
from dual;
`,
  oracleDualBare: `select sysdate as now, 1 + 1 as two
from dual;
`,
  oracleFunctionsCommon: `select nvl(null, 'nothing') as nvl,
       decode(3, 1, 'one', 2, 'two', 'many') as decode,
       last_day(date '2024-02-10') as end_of_february,
       instr('corporate floor', 'or') as instr
from dual;
`,
  oracleFunctions: `select nvl(null::text, 'nothing') as nvl,
       decode(3, 1, 'one', 2, 'two', 'many') as decode,
       add_months(date '2024-01-31', 1) as a_month_later,
       instr('corporate floor', 'or', 3, 2) as instr
from dual;
`,
  oracleCompare: `select last_day(date '2024-02-10') as end_of_february
from dual;
`,
  transactionTable: `drop table if exists account;
create table account (owner text primary key, balance numeric check (balance >= 0));
insert into account values ('Ada', 100), ('Grace', 50);
`,
  transactionUndo: `begin;
update account set balance = balance - 30 where owner = 'Ada';
update account set balance = balance + 30 where owner = 'Grace';
select * from account order by owner;
rollback;
select * from account order by owner;
`,
  transactionFailure: `begin;
update account set balance = balance + 30 where owner = 'Grace';
update account set balance = balance - 130 where owner = 'Ada';
rollback;
`,
  transactionSavepoint: `rollback;
begin;
update account set balance = balance + 1 where owner = 'Ada';
savepoint before_gift;
update account set balance = balance + 1000 where owner = 'Grace';
rollback to savepoint before_gift;
commit;
select * from account order by owner;
`,
  planTable: `drop table if exists reading;
create table reading as
select n as id, n % 500 as sensor, (n * 7919 % 1000) / 10.0 as value
from generate_series(1, 20000) n;
analyze reading;
`,
  planScan: `explain (analyze, format json)
select avg(value) from reading where sensor = 42;
`,
  planIndex: `create index if not exists reading_sensor on reading (sensor);

explain (analyze, format json)
select avg(value) from reading where sensor = 42;
`,
  plpgsqlFunction: `create or replace function fizz(n integer)
returns text
language plpgsql as $$
begin
  if n % 15 = 0 then
    return 'fizzbuzz';
  elsif n % 5 = 0 then
    return 'buzz';
  elsif n % 3 = 0 then
    return 'fizz';
  end if;
  return n::text;
end;
$$;

select n, fizz(n) from generate_series(1, 15) n;
`,
  plpgsqlNotice: `do $$
declare
  answer integer;
begin
  for divisor in reverse 2..0 loop
    begin
      answer := 10 / divisor;
      raise notice '10 / % = %', divisor, answer;
    exception when division_by_zero then
      raise warning 'nobody divides by %', divisor;
    end;
  end loop;
end;
$$;
`,
  plpgsqlError: `create or replace function broken()
returns integer
language plpgsql as $$
begin
  return no_such_column from planet;
end;
$$;

select broken();
`,
  plisqlBlock: `declare
  total number := 0;
begin
  for n in 1..10 loop
    total := total + n;
  end loop;
  dbms_output.put_line('1 + ... + 10 = ' || total);
end;
/
`,
  plisqlBlockNotice: `declare
  total number := 0;
begin
  for n in 1..10 loop
    total := total + n;
  end loop;
  raise notice '1 + ... + 10 = %', total;
end;
/
`,
  plisqlPackage: `create or replace package counter is
  function next return number;
end;
/
create or replace package body counter is
  current number := 0;
  function next return number is
  begin
    current := current + 1;
    return current;
  end;
end;
/
select counter.next() from dual;
`,
} as const;

export type LessonScript = keyof typeof lessonScripts;
