-- Times, intervals and descriptions are shown as pg_regress has them shown.
create table shared (id int primary key, at timestamptz, span interval);
insert into shared values (1, '2024-01-01 12:00:00+00', '1 day 2 hours');
table shared;
\d shared
select nvl(null::text, 'x');
