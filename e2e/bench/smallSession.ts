import type { Page } from "@playwright/test";
import { WorkbenchPage } from "../workbenchPage.ts";

/** Statements of a typical first session; each repetition creates its own table. */
export function sessionStatements(repetition: number): readonly string[] {
  const table = `bench_${repetition}`;
  return [
    `create table ${table} (id int primary key, name text, amount numeric);`,
    `insert into ${table} select g, 'Customer ' || g, g * 1.5 from generate_series(1, 2000) g;`,
    `select * from ${table} order by id limit 100;`,
    `select count(*), sum(amount), avg(amount) from ${table};`,
    "select c.relname, a.attname, t.typname from pg_class c " +
      "join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid " +
      "join pg_namespace n on n.oid = c.relnamespace where a.attnum > 0 order by 1, 2 limit 100;",
    "select count(*) from generate_series(1, 100000) g;",
    "do $$ declare n int := 0; begin for i in 1..20000 loop n := n + i % 7; end loop; end $$;",
  ];
}

/** Single statements that are measured besides the session, each warmed up. */
export const namedStatements: readonly (readonly [name: string, sql: string])[] = [
  ["select 1", "select 1;"],
  ["100 rows", "select g, md5(g::text) from generate_series(1, 100) g;"],
  ["aggregate of 100,000 rows", "select sum(g), avg(g), max(g) from generate_series(1, 100000) g;"],
  [
    "four-way catalogue join",
    "select count(*) from pg_class c join pg_attribute a on a.attrelid = c.oid " +
      "join pg_type t on t.oid = a.atttypid join pg_namespace n on n.oid = c.relnamespace;",
  ],
];

export const bulkInsert: readonly string[] = [
  "create table bench_bulk as select g, md5(g::text) from generate_series(1, 100000) g;",
  "drop table bench_bulk;",
];

/**
 * Milliseconds on the page's clock from pressing Run all until the results of the last statement
 * are shown; the text is written before.
 */
export async function timeInPage(page: Page, statements: readonly string[]): Promise<number> {
  const workbench = new WorkbenchPage(page);
  await workbench.waitUntilReady();
  await workbench.write(statements.join("\n"));
  return page.evaluate(pressRunAllAndWait);
}

async function pressRunAllAndWait(): Promise<number> {
  const isEnabled = (name: string): boolean =>
    [...document.querySelectorAll("button")].some(
      (button) =>
        (button.getAttribute("aria-label") ?? button.textContent).trim() === name &&
        !button.disabled,
    );
  const runAll = [...document.querySelectorAll("button")].find(
    (button) => (button.getAttribute("aria-label") ?? button.textContent).trim() === "Run all",
  );
  const startedMs = performance.now();
  runAll?.click();
  await new Promise<void>((resolve) => {
    let hasBegun = false;
    const look = (): void => {
      if (isEnabled("Cancel")) hasBegun = true;
      else if (hasBegun) {
        observer.disconnect();
        resolve();
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    look();
  });
  return performance.now() - startedMs;
}

declare global {
  interface Window {
    /** PGlite on the empty page of pglite.ts. */
    database?: { exec(sql: string): Promise<unknown> };
  }
}

/** The same for PGlite, on the page of `measurePglite`. */
export async function timeInPglite(page: Page, statements: readonly string[]): Promise<number> {
  return page.evaluate(async (texts) => {
    const startedMs = performance.now();
    for (const sql of texts) await window.database?.exec(sql);
    return performance.now() - startedMs;
  }, statements);
}
