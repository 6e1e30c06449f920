import { describe, expect, it } from "vitest";
import { type Dialect, oracleDialect, oracleDialect4, postgresqlDialect } from "../dialect.ts";
import {
  readRecorded,
  recordedReleases,
  recordedSteps,
  type RecordedRelease,
} from "../fixtures/ivorysql/recorded.ts";
import type { Cell, OutputBlock } from "../model.ts";
import { createMessage } from "../output/messages/createMessage.ts";
import { resultWithout } from "../session/results/judgeOutcome.ts";
import type { Outcome, StatementResult } from "../session/contract/sqlSession.ts";
import { runDescribe } from "./runDescribe.ts";
import { tableBlock } from "../output/tableBlock.ts";

type Printed = readonly OutputBlock[] | Outcome;

async function run(
  name: string,
  dialect: Dialect,
  answer: (sql: string) => Printed = () => [],
): Promise<{ readonly sent: readonly string[]; readonly result: StatementResult | null }> {
  const sent: string[] = [];
  const result = await runDescribe(name, {
    dialect,
    run: (statement) => {
      sent.push(statement.text);
      const said = answer(statement.text);
      const isBlocks = Array.isArray(said);
      const outcome: Outcome = isBlocks ? { kind: "completed" } : (said as Outcome);
      const blocks = isBlocks ? (said as readonly OutputBlock[]) : [];
      return Promise.resolve({ ...resultWithout(statement, outcome, "none"), blocks });
    },
  });
  return { sent, result };
}

function rowsOf(result: StatementResult | null): readonly (readonly Cell[])[] | undefined {
  const [block] = result?.blocks ?? [];
  return block?.kind === "table" ? block.table.rows : undefined;
}

/** Returns the source of the recorded package's head from the catalogue. */
function recordedHead(release: RecordedRelease): string {
  const step = recordedSteps(release, "package-catalogue").find(({ typed }) =>
    typed.endsWith("from pg_package;"),
  );
  const block = step && readRecorded(step).find(({ kind }) => kind === "table");
  const source = block?.kind === "table" ? block.table.rows[0]?.at(-1) : null;
  if (source == null) throw new Error("no package");
  return source;
}

describe.each(recordedReleases)("the package recorded from IvorySQL %s", (release) => {
  const dialect = release === "4.4" ? oracleDialect4 : oracleDialect;
  const answer = (sql: string): Printed =>
    sql.includes("pkgname = 'wb_pk'") ? [tableBlock(["pkgsrc"], [[recordedHead(release)]])] : [];
  const members = [
    ["counter", "VARIABLE", "", "number"],
    ["bump", "PROCEDURE", "(n number)", null],
    ["value", "FUNCTION", "()", "number"],
  ];

  it.each(["wb_pk", "WB_PK", '"WB_PK"', "public.wb_pk", "Public . WB_Pk"])(
    "DESC %s",
    async (name) => {
      const { result, sent } = await run(name, dialect, answer);
      expect(rowsOf(result)).toEqual(members);
      expect(sent.at(-1)).toContain(
        name.includes(".") ? "n.nspname = 'public'" : "current_schemas(true)",
      );
    },
  );

  it.each(["wb_pk.bump", "public.wb_pk.BUMP"])("DESC %s shows that member", async (name) => {
    expect(rowsOf((await run(name, dialect, answer)).result)).toEqual([members[1]]);
  });

  it.each(["wb_pk.nosuch", "nosuch", "nosuch.bump", "a.b.c.d"])(
    "DESC %s finds nothing",
    async (name) => {
      expect((await run(name, dialect, answer)).result).toBeNull();
    },
  );
});

describe("names", () => {
  it.each<[string, Dialect, string]>([
    ["Emp", oracleDialect, "c.relname = 'emp' and pg_catalog.pg_table_is_visible"],
    ['"EMP"', oracleDialect, "c.relname = 'emp'"],
    ['"emp"', oracleDialect, "c.relname = 'EMP'"],
    ['"Emp dept"', oracleDialect, "c.relname = 'Emp dept'"],
    ['"EMP"', postgresqlDialect, "c.relname = 'EMP'"],
    [`s."it's"`, postgresqlDialect, "c.relname = 'it''s' and n.nspname = 's'"],
    ['"a""b".c', postgresqlDialect, `c.relname = 'c' and n.nspname = 'a"b'`],
    ["größe", postgresqlDialect, "c.relname = 'größe'"],
  ])("%s", async (name, dialect, condition) => {
    expect((await run(name, dialect)).sent[0]).toContain(condition);
  });

  it.each(["emp dept", "emp@link", "1a", '"open', "a..b", "f(1)", ""])(
    "sends nothing for %j, which is not a name",
    async (name) => {
      expect(await run(name, oracleDialect)).toEqual({ sent: [], result: null });
    },
  );
});

it("sends no package query to a server without packages", async () => {
  const { sent } = await run("x", postgresqlDialect);
  expect(sent).toHaveLength(2);
  expect(sent.join()).not.toContain("pg_package");
});

describe.each(recordedReleases)("the columns recorded from IvorySQL %s", (release) => {
  it("have the usual names of their types", async () => {
    const step = recordedSteps(release, "types-described").find(({ typed }) =>
      typed.startsWith("\\d "),
    );
    const block = step && readRecorded(step).find(({ kind }) => kind === "table");
    if (block?.kind !== "table") throw new Error("no table");
    const rows = block.table.rows.map(([name, type]) => [name ?? "", null, type ?? ""]);
    const { result, sent } = await run("wb_types", oracleDialect, () => [
      tableBlock(["Name", "Null?", "Type"], rows),
    ]);
    expect(sent).toHaveLength(1);
    const types = rowsOf(result)?.map(([, , type]) => type);
    expect(types).toContain("varchar2(20 char)");
    expect(types?.slice(-7)).toEqual([
      "integer",
      "bigint",
      "boolean",
      "text",
      "json",
      "double precision",
      "real",
    ]);
  });
});

it("returns the server's error and sends no further query in a failed transaction", async () => {
  const error = createMessage({ severity: "ERROR", sqlState: "25P02", message: "aborted" });
  const { sent, result } = await run("x", oracleDialect, () => ({ kind: "failed", error }));
  expect(sent).toHaveLength(1);
  expect(result?.outcome).toEqual({ kind: "failed", error });
});
