/**
 * Typical first statements of users, in the order in which they run.
 *
 * They fill the caches of the waiting sessions and load the programs' pages into memory, so that a
 * similar first statement fetches nothing. They remove the objects that they create; some of them
 * fail, as users' statements do.
 */
export const warmUpScript = `
select 1;
select version(), current_date, now();
show search_path;
\\d
\\dt
\\l
\\du
\\d pg_class
create table warm_up (
  id integer primary key generated always as identity,
  name varchar(30) not null unique,
  amount numeric(10, 2) default 0 check (amount >= 0),
  made timestamp default now(),
  note text
);
create table warm_up_part (id serial primary key, whole integer references warm_up (id) on delete cascade);
insert into warm_up (name, amount, note)
  select 'name ' || n, n * 1.5, repeat('x', n) from generate_series(1, 700) n;
insert into warm_up_part (whole) select id from warm_up where id % 3 = 0;
create index on warm_up (amount);
analyze warm_up;
\\d warm_up
select * from warm_up;
select name, amount::numeric, upper(note), length(note), to_char(made, 'YYYY-MM-DD HH24:MI:SS')
  from warm_up where name like 'name 1%' order by amount desc, id limit 10;
select count(*), sum(amount), avg(amount), min(name), max(made), string_agg(name, ', ' order by id)
  from warm_up group by id % 7 having count(*) > 1 order by 1 desc;
select w.id, w.name, count(p.id) from warm_up w left join warm_up_part p on p.whole = w.id
  group by w.id order by w.id;
with recursive t (n) as (values (1) union all select n + 1 from t where n < 50)
  select n, row_number() over (order by n desc), lag(n) over (order by n) from t;
select case when amount > 100 then 'much' else 'little' end, coalesce(note, '-'), amount between 1 and 9
  from warm_up where id in (select whole from warm_up_part) and exists (select 1 from warm_up_part);
select distinct on (id % 5) id, made + interval '1 day', extract(year from made), date_trunc('month', made)
  from warm_up order by id % 5, id;
select id from warm_up union select id from warm_up_part except select 3 intersect select 5;
select jsonb_build_object('a', 1, 'b', array[1, 2]) -> 'b', '{"x": {"y": 2}}'::jsonb #>> '{x,y}',
  array_agg(id), regexp_replace('abc123', '[0-9]+', '#'), md5('x'), random() < 2, substring('abcdef', 2, 3)
  from warm_up where id < 5;
update warm_up set amount = amount + 1, note = null where id < 20 returning id, amount;
delete from warm_up_part where id > 100;
begin;
savepoint a;
insert into warm_up (name) values ('in a transaction');
rollback to a;
commit;
begin;
insert into warm_up (name) values ('rolled back');
rollback;
insert into warm_up (name) values ('name 1');
insert into warm_up (name, amount) values ('negative', -1);
select 1 / 0;
select no_such_column from warm_up;
selec 1;
create view warm_up_view as select id, name from warm_up where amount > 5;
select * from warm_up_view limit 3;
create function warm_up_twice(n integer) returns integer language sql as $$ select n * 2 $$;
create or replace function warm_up_notice(n integer) returns integer language plpgsql as $$
declare
  total integer := 0;
  r record;
begin
  for r in select id from warm_up where id <= n loop
    total := total + r.id;
  end loop;
  raise notice 'total %', total;
  return total;
exception when others then
  return -1;
end $$;
select warm_up_twice(21), warm_up_notice(10);
create procedure warm_up_procedure() language plpgsql as $$ begin perform 1; commit; end $$;
call warm_up_procedure();
create function warm_up_touch() returns trigger language plpgsql as $$
begin new.made := now(); return new; end $$;
create trigger warm_up_trigger before update on warm_up for each row execute function warm_up_touch();
update warm_up set note = 'y' where id = 1;
do $$ begin raise notice 'hello'; end $$;
select id, amount, made from warm_up \\gdesc
explain select * from warm_up where id = 5;
explain analyze select count(*) from warm_up where amount > 50;
create sequence warm_up_sequence;
select nextval('warm_up_sequence');
alter table warm_up add column extra date;
truncate warm_up_part;
drop sequence warm_up_sequence;
drop view warm_up_view;
drop function warm_up_twice, warm_up_notice;
drop procedure warm_up_procedure;
drop table warm_up, warm_up_part cascade;
drop function warm_up_touch;
`;

/** Statements with names that some ports or servers lack; their failure is ignored. */
export const oracleWarmUpScript = `
select nvl(null::text, 'x'), decode(2, 1, 'one', 2, 'two', 'other') from dual;
select sysdate(), to_char(sysdate(), 'YYYY-MM-DD'), add_months(date '2024-01-31', 1), last_day(date '2024-02-10');
select instr('corporate floor', 'or', 3, 2), substr('abcdef', -3, 2), to_date('2024-02-29', 'YYYY-MM-DD');
create table warm_up (id numeric, v varchar2(10), d date);
insert into warm_up values (1, 'a', sysdate());
select id, v, d from warm_up;
select listagg(v, ',') from warm_up;
drop table warm_up;
select * from user_tables;
`;
