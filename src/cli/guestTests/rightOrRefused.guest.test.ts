import { beforeEach, describe, expect, it } from "vitest";
import { runScript } from "../../sql/session/scripts/runScript.ts";
import type { StatementResult } from "../../sql/session/contract/sqlSession.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";
import { isEqual, observeDriver } from "./testing/differential.ts";
import { randomBatches } from "./testing/differentialScripts.ts";
import { openTestGuest, rowsOf, runAll, sessionOf } from "./testing/guestTest.ts";

const guest = await openTestGuest();
const session = sessionOf(guest, 5432);
await runAll(
  session,
  "create table victim (a int); create table copied (a int); " +
    "create function turn(name text, value text) returns text language sql as " +
    "'select set_config(name, value, false)';",
);

beforeEach(async () => {
  await runAll(session, "\\c\n");
  await session.whenReady();
  await runAll(session, "truncate victim, copied; insert into victim values (1), (2);");
});

async function play(text: string): Promise<readonly StatementResult[]> {
  const results: StatementResult[] = [];
  await runScript(session, splitScript(text, session.server), {
    pageSize: null,
    stopsOnError: false,
    onResult: (result) => results.push(result),
  });
  return results;
}

const describeResult = ({ outcome, blocks }: StatementResult): string =>
  outcome.kind === "refused"
    ? `refused ${outcome.refusal.kind}`
    : outcome.kind === "notRun"
      ? `notRun ${outcome.reason}`
      : outcome.kind === "failed"
        ? `failed ${outcome.error.sqlState ?? outcome.error.message}`
        : blocks
            .flatMap((block) => (block.kind === "table" ? block.table.rows.flat() : []))
            .join("|");

const last = async (text: string): Promise<string | undefined> =>
  (await play(text)).map(describeResult).at(-1);

describe("standard_conforming_strings", () => {
  const setting = "standard_conforming_strings";
  it.each([
    ["SET", `set ${setting} = off; select 'O\\'Brien; x';`, "O'Brien; x"],
    ["SET LOCAL", `begin; set local ${setting} = off; select 'O\\'B; x';`, "O'B; x"],
    ["the end of SET LOCAL", `begin; set local ${setting} = off; commit; select 'a\\';`, "a\\"],
    ["ROLLBACK", `begin; set ${setting} = off; rollback; select 'a\\';`, "a\\"],
    [
      "ROLLBACK TO",
      `begin; savepoint s; set ${setting} = off; rollback to s; select 'a\\';`,
      "a\\",
    ],
    ["RESET", `set ${setting} = off; reset ${setting}; select 'a\\';`, "a\\"],
    ["set_config", `select set_config('${setting}', 'off', false); select 'a\\'; b';`, "a'; b"],
    // Changes that the text does not show: a statement that may have been cut wrongly is not run.
    [
      "a function",
      `select turn('${setting}', 'off'); select 'a\\'; select 1;`,
      "notRun earlierError",
    ],
    [
      "DO",
      `do $$ begin perform turn('${setting}', 'off'); end $$; select 'a\\'; delete from victim; --';`,
      "notRun earlierError",
    ],
    [
      "set_config with a computed name",
      `select set_config('standard_' || 'conforming_strings', 'off', false); select 'a\\'; select 1;`,
      "notRun earlierError",
    ],
    [
      "a trigger in a batch",
      "create or replace function turn_strings() returns trigger language plpgsql as $$ begin " +
        `perform turn('${setting}', 'off'); return new; end $$; create temp table tr (a text); ` +
        "create trigger t before insert on tr for each row execute function turn_strings(); " +
        "insert into tr values ('b');\n".repeat(10) +
        "insert into tr values ('a\\'); delete from victim; --');",
      "notRun earlierError",
    ],
    ["a function, text without a difference", `select turn('${setting}', 'off'); select 'a';`, "a"],
  ])("is followed through %s", async (_name, text, expected) => {
    expect(await last(text)).toBe(expected);
    expect(await rowsOf(session, "rollback \\; select count(*) from victim;")).toEqual([["2"]]);
  });

  it("refuses a statement cut for the other setting, and cuts the next run right", async () => {
    const results = await play(`select turn('${setting}', 'off'); select 'a\\'; select 1;`);
    expect(results.map(describeResult)).toEqual([
      "off",
      "refused stringSetting",
      "notRun earlierError",
    ]);
    expect(await last("select 'a\\'; select 1;';")).toBe("a'; select 1;");
  });

  it("is the role's default after a new connection and after RESET", async () => {
    await runAll(session, `alter role postgres set ${setting} = off;\n\\c\n`);
    await session.whenReady();
    try {
      expect(await last("select 'O\\'Brien; x';")).toBe("O'Brien; x");
      expect(await last(`set ${setting} = on; select 'a\\';`)).toBe("a\\");
      expect(await last(`reset ${setting}; select 'a\\'; select 1;`)).toBe("notRun earlierError");
    } finally {
      await runAll(session, `alter role postgres reset ${setting};\n\\c\n`);
      await session.whenReady();
    }
    expect(await last("select 'a\\';")).toBe("a\\");
  });
});

describe("a COPY ... FROM STDIN that the text does not show", () => {
  const data = "delete from victim;\n\\.\n";
  it.each([
    ["a variable", `\\set x 'copy copied from stdin'\n:x;\n${data}`],
    ["a part", `\\set x stdin\ncopy copied from :x;\n${data}`],
    ["a variable in a variable", `\\set y stdin\n\\set x 'copy copied from :y'\n:x;\n${data}`],
    ["a table that is missing", `\\set x 'copy nosuch from stdin'\n:x;\n${data}`],
    ["\\gexec", `select 'copy copied from stdin' \\gexec\n${data}`],
    ["\\gexec, a table that is missing", `select 'copy nosuch from stdin' \\gexec\n${data}`],
  ])("never runs its data: %s", async (_name, text) => {
    const results = await play(`${text}select 3;`);
    const described = results.map(describeResult);
    expect(
      described.filter((each) => /^(?:refused unseenCopy|failed 42P01)$/.test(each)),
    ).toHaveLength(1);
    expect(described.at(-1)).toBe("notRun earlierError");
    expect(
      await rowsOf(session, "select (select count(*) from victim), (select count(*) from copied);"),
    ).toEqual([["2", "0"]]);
  });

  it("allows variables and \\gexec for everything else", async () => {
    expect(
      await last("\\set x 'select 1 as a'\n:x;\nselect 'select 2', 'select 3' \\gexec\n:x \\g\n"),
    ).toBe("1");
  });
});

it.each([null, 10])(
  "notes output in an encoding that the statement itself has set (page size %s)",
  async (pageSize) => {
    const [odd, even, next] = await runAll(
      session,
      "select turn('client_encoding', 'latin1') as t, 'é' as e; set client_encoding = latin1; select 'é';",
      pageSize,
    );
    const note = { kind: "note", note: { kind: "otherEncoding", encoding: "LATIN1" } };
    expect(odd?.blocks.at(-1)).toEqual(note);
    expect(even?.blocks).not.toContainEqual(note);
    expect(next?.blocks).not.toContainEqual(note);
    expect(describeResult(next!)).toBe("é");
  },
);

describe("batches", () => {
  it("store the same as single statements if a trigger changes client_encoding", async () => {
    await runAll(
      session,
      "create table turned (a text); create function turn_encoding() returns trigger language plpgsql " +
        "as $$ begin if new.a = 'turn' then perform turn('client_encoding', 'latin1'); end if; " +
        "return new; end $$; create trigger t before insert on turned for each row " +
        "execute function turn_encoding();",
    );
    const insert = (value: string): string => `insert into turned values ('${value}');\n`;
    await play(
      `${insert("é").repeat(4)}${insert("turn")}${insert("é").repeat(8)}${insert("turn")}`,
    );
    expect(await rowsOf(session, "select a, count(*) from turned group by a order by a;")).toEqual([
      ["turn", "2"],
      ["é", "12"],
    ]);
  });

  const seed = Number(process.env["DIFFERENTIAL_SEED"] ?? 1);
  const count = Number(process.env["DIFFERENTIAL_SCRIPTS"] ?? 6);
  it(`equal the same statements one by one, for ${count} random scripts from seed ${seed}`, async () => {
    const scripts = randomBatches(seed, count);
    const together = await observeDriver(session, scripts);
    const single = await observeDriver(session, scripts, false);
    expect(together.statements).toBe(single.statements);
    console.log(`${count} scripts, ${single.statements} statements`);
    const differences = scripts.flatMap((script, index) => {
      const [one = [], other = []] = [together.observed[index], single.observed[index]];
      return isEqual(one, other) ? [] : [{ script, together: one, single: other }];
    });
    expect(differences).toEqual([]);
  }, 7_200_000);
});
