import { describe, expect, it } from "vitest";
import { postgresqlDialect } from "../../dialect.ts";
import type { Statement } from "../../statements/statement.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { resultWithout } from "../results/judgeOutcome.ts";
import { sampleSchema } from "../../lessons/sampleSchema.ts";
import { groupBulk, groupStatements, runScript } from "./runScript.ts";
import type { Outcome, StatementResult } from "../contract/sqlSession.ts";

function split(text: string): readonly Statement[] {
  return splitStatements(text, postgresqlDialect);
}

const inserts = "insert into t values (1);\n".repeat(8);

describe("groupStatements", () => {
  it.each([
    ["select 1; select 2;", [1, 1]],
    [inserts, [8]],
    ["insert into t values (1);\n".repeat(7), [1, 1, 1, 1, 1, 1, 1]],
    [`${inserts}select 1;${inserts}`, [8, 1, 8]],
    [`${inserts}\\x\n${inserts}`, [8, 1, 8]],
    [`${inserts}set client_encoding = latin1;\n${inserts}`, [8, 1, 8]],
    [`${inserts}set names 'latin1';\n${inserts}`, [8, 1, 8]],
    [`${inserts}copy t from stdin;\n1\n\\.\n${inserts}`, [8, 1, 8]],
    ["", []],
  ])("groups %j", (text, sizes) => {
    const groups = groupStatements(split(text));
    expect(groups.map((group) => group.length)).toEqual(sizes);
    expect(groups.flat()).toEqual(split(text));
  });

  it("groups the sample schema into one batch and its query", () => {
    const limits = { fewest: 12, longest: Infinity };
    const groups = groupBulk(split(sampleSchema), (statement) => statement, limits);
    expect(groups.map((group) => group.length)).toEqual([16, 1]);
  });

  it("begins a new batch after about 100 KB", () => {
    const statement = `insert into t values ('${"x".repeat(1000)}');\n`;
    const groups = groupStatements(split(statement.repeat(250)));
    expect(groups.map((group) => group.length)).toEqual([98, 98, 54]);
  });
});

describe("runScript on a line with a failed meta-command", () => {
  it("drops the statements that begin on the rest of the line", async () => {
    const text = `\\pset bad \\\\ ${inserts.replaceAll("\n", " ")}select 2,\n3; select 4;`;
    const run: string[] = [];
    const dropped: string[] = [];
    const session = {
      run: (statement: Statement): Promise<StatementResult> => {
        run.push(statement.text);
        const result = resultWithout(statement, { kind: "completed" }, "none");
        return Promise.resolve(run.length === 1 ? { ...result, dropsLine: true } : result);
      },
      stopsOnError: false,
      runBatch: () => Promise.reject(new Error("a batch")),
    };
    await runScript(session, split(text), {
      pageSize: null,
      stopsOnError: false,
      onResult: ({ statement, outcome }) => {
        if (outcome.kind === "notRun") dropped.push(`${outcome.reason} ${statement.text}`);
      },
    });
    expect(run).toEqual(["\\pset bad \\\\", "select 4;"]);
    expect(dropped).toHaveLength(9);
    expect(dropped.at(-1)).toBe("droppedLine select 2,\n3;");
  });
});

describe("runScript", () => {
  const error = { severity: "ERROR" } as Extract<Outcome, { kind: "failed" }>["error"];
  const failed: Outcome = { kind: "failed", error };
  const lost: Outcome = { kind: "sessionLost", reason: { kind: "connectionLost" } };
  const completed: Outcome = { kind: "completed" };

  /** Runs a script on a fake session; statements with "failing" or "losing" end that way. */
  async function play(
    text: string,
    stopsOnError: boolean,
    isCancelled: (calls: readonly string[]) => boolean = () => false,
  ): Promise<readonly string[]> {
    const calls: string[] = [];
    const end = (statement: Statement): StatementResult => {
      const outcome = statement.text.includes("failing")
        ? failed
        : statement.text.includes("losing")
          ? lost
          : completed;
      return resultWithout(statement, outcome, "none");
    };
    await runScript(
      {
        stopsOnError: false,
        run: (statement) => Promise.resolve(end(statement)),
        runBatch: (statements, { onResult }) => {
          calls.push(`batch of ${statements.length}`);
          for (const statement of statements) onResult(end(statement));
          return Promise.resolve();
        },
      },
      split(text),
      {
        pageSize: null,
        stopsOnError,
        isCancelled: () => isCancelled(calls),
        onResult: ({ outcome }) =>
          calls.push(outcome.kind === "notRun" ? `notRun ${outcome.reason}` : outcome.kind),
      },
    );
    return calls;
  }

  it.each(["\\connect failing", "\\c failing", "\\if true\n\\c failing\n\\endif"])(
    "ends at %j even if it continues after errors",
    async (command) => {
      const calls = await play(`${command}\nselect 'behind';`, false);
      expect(calls.join(" ")).not.toContain("completed");
    },
  );

  it("gives batches and single statements to the session, in order", async () => {
    expect(await play(`select 1;${inserts}`, true)).toEqual([
      "completed",
      "batch of 8",
      ...Array.from({ length: 8 }, () => "completed"),
    ]);
  });

  it("continues or stops after an error, depending on stopsOnError", async () => {
    const text = "select failing; select 1; select 2;";
    expect(await play(text, false)).toEqual(["failed", "completed", "completed"]);
    expect(await play(text, true)).toEqual([
      "failed",
      "notRun earlierError",
      "notRun earlierError",
    ]);
  });

  it("stops when the session is lost", async () => {
    expect(await play("select losing; select 1; select 2;", false)).toEqual([
      "sessionLost",
      "notRun sessionLost",
      "notRun sessionLost",
    ]);
  });

  it("stops when it is cancelled between two statements", async () => {
    const afterTheFirst = (calls: readonly string[]): boolean => calls.length > 0;
    expect(await play("select 1; select 2; select 3;", false, afterTheFirst)).toEqual([
      "completed",
      "notRun cancelled",
      "notRun cancelled",
    ]);
  });
});
