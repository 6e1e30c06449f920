/** A text with places to fill in, in the notation of the editor's snippets. */
export interface Snippet {
  readonly word: string;
  readonly detail: string;
  readonly text: string;
}

/** For both ports. */
export const snippets: readonly Snippet[] = [
  {
    word: "sel",
    detail: "select from a table",
    text: "select ${1:*}\nfrom ${2:table}\nwhere ${3:condition};",
  },
  {
    word: "ins",
    detail: "insert a row",
    text: "insert into ${1:table} (${2:columns})\nvalues (${3:values});",
  },
  {
    word: "upd",
    detail: "update rows",
    text: "update ${1:table}\nset ${2:column} = ${3:value}\nwhere ${4:condition};",
  },
  { word: "del", detail: "delete rows", text: "delete from ${1:table}\nwhere ${2:condition};" },
  {
    word: "ct",
    detail: "create a table",
    text: "create table ${1:name} (\n  id bigint generated always as identity primary key,\n  ${2:column} ${3:text} not null\n);",
  },
  {
    word: "cte",
    detail: "with query",
    text: "with ${1:name} as (\n  ${2:select 1}\n)\nselect ${3:*}\nfrom ${1:name};",
  },
  {
    word: "rec",
    detail: "recursive with query",
    text: "with recursive ${1:name} as (\n  ${2:select 1 as n}\n  union all\n  ${3:select n + 1 from ${1:name} where n < 10}\n)\nselect *\nfrom ${1:name};",
  },
  {
    word: "win",
    detail: "window function",
    text: "${1:row_number()} over (partition by ${2:column} order by ${3:column})",
  },
  {
    word: "merge",
    detail: "merge",
    text: "merge into ${1:target} t\nusing ${2:source} s on t.${3:id} = s.${3:id}\nwhen matched then\n  update set ${4:column} = s.${4:column}\nwhen not matched then\n  insert (${3:id}) values (s.${3:id});",
  },
  {
    word: "tx",
    detail: "transaction",
    text: "begin;\n${1:update t set a = 1;}\ncommit;",
  },
];

/** PL/pgSQL, which stock psql reads in dollar quotes. */
export const plpgsqlSnippets: readonly Snippet[] = [
  {
    word: "fun",
    detail: "PL/pgSQL function",
    text: "create or replace function ${1:name}(${2:a integer})\nreturns ${3:integer}\nlanguage plpgsql as \\$\\$\nbegin\n  return ${4:a};\nend;\n\\$\\$;",
  },
  {
    word: "proc",
    detail: "PL/pgSQL procedure",
    text: "create or replace procedure ${1:name}(${2:a integer})\nlanguage plpgsql as \\$\\$\nbegin\n  ${3:null;}\nend;\n\\$\\$;",
  },
  {
    word: "do",
    detail: "PL/pgSQL block",
    text: "do \\$\\$\ndeclare\n  ${1:n} ${2:integer} := ${3:0};\nbegin\n  ${4:raise notice '%', n;}\nend;\n\\$\\$;",
  },
  {
    word: "trg",
    detail: "trigger with its function",
    text: "create or replace function ${1:name}()\nreturns trigger\nlanguage plpgsql as \\$\\$\nbegin\n  ${2:new.changed_at := now();}\n  return new;\nend;\n\\$\\$;\n\ncreate trigger ${1:name}\nbefore insert or update on ${3:table}\nfor each row execute function ${1:name}();",
  },
];

/** Commands of IvorySQL's psql without a backslash, each a line; and PL/iSQL, which ends with a slash. */
export const plisqlSnippets: readonly Snippet[] = [
  { word: "exec", detail: "call a procedure", text: "exec ${1:procedure}(${2:})" },
  { word: "variable", detail: "declare a host variable", text: "variable ${1:name} ${2:number}" },
  { word: "print", detail: "show a host variable", text: "print ${1:name}" },
  {
    word: "fun",
    detail: "PL/iSQL function",
    text: "create or replace function ${1:name}(${2:a} in number)\nreturn ${3:number} is\nbegin\n  return ${4:a};\nend;\n/",
  },
  {
    word: "blk",
    detail: "PL/iSQL block",
    text: "declare\n  ${1:n} ${2:number} := ${3:0};\nbegin\n  ${4:raise notice '%', n;}\nend;\n/",
  },
  {
    word: "pkg",
    detail: "package with its body",
    text: "create or replace package ${1:name} is\n  function ${2:f} return number;\nend;\n/\ncreate or replace package body ${1:name} is\n  function ${2:f} return number is\n  begin\n    return ${3:1};\n  end;\nend;\n/",
  },
];
