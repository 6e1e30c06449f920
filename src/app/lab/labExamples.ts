import { translate } from "../translation/translation.ts";

/** The initial texts of the laboratory's two editors: a lock, step by step. */
export function labExamples(): readonly [string, string] {
  return [
    `-- ${translate("1. Run each statement with Control+Enter.")}
create table if not exists account (id int primary key, balance numeric not null);
insert into account values (1, 100), (2, 100) on conflict do nothing;

-- ${translate("2. Take money out, and do not commit yet.")}
begin;
update account set balance = balance - 10 where id = 1;

-- ${translate("4. Now let the other side go on.")}
commit;
`,
    `-- ${translate("3. The same row, from the other session: this waits for the left side.")}
begin;
update account set balance = balance + 5 where id = 1;

-- ${translate("5. Both changes are there.")}
select * from account order by id;
commit;
`,
  ];
}
