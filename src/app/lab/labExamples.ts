/** The initial texts of the laboratory's two editors: a lock, step by step. */
export const labExamples: readonly [string, string] = [
  `-- 1. Run each statement with Control+Enter.
create table if not exists account (id int primary key, balance numeric not null);
insert into account values (1, 100), (2, 100) on conflict do nothing;

-- 2. Take money out, and do not commit yet.
begin;
update account set balance = balance - 10 where id = 1;

-- 4. Now let the other side go on.
commit;
`,
  `-- 3. The same row, from the other session: this waits for the left side.
begin;
update account set balance = balance + 5 where id = 1;

-- 5. Both changes are there.
select * from account order by id;
commit;
`,
];
