import { expect, it } from "vitest";
import { type Dialect, oracleDialect, postgresqlDialect } from "../dialect.ts";
import type { Cell, OutputBlock } from "../model.ts";
import { createMessage } from "../output/messages/createMessage.ts";
import { resultWithout } from "../session/results/judgeOutcome.ts";
import type { Outcome, StatementResult } from "../session/contract/sqlSession.ts";
import { HostVariables } from "./variables/hostVariables.ts";
import { runExecute } from "./runExecute.ts";
import { tableBlock } from "../output/tableBlock.ts";

interface Printed {
  readonly value?: Cell;
  readonly outcome?: Outcome;
}

/** Returns the statements sent for the text of an EXEC, and the result. */
async function execute(
  text: string,
  dialect: Dialect,
  answer: (sql: string) => Printed = () => ({}),
  variables = new HostVariables(),
): Promise<{ readonly sent: readonly string[]; readonly result: StatementResult }> {
  const sent: string[] = [];
  const result = await runExecute(text, {
    dialect,
    variables,
    run: (statement) => {
      const { value, outcome = { kind: "completed" } } = answer(statement.text);
      sent.push(statement.text);
      const blocks: readonly OutputBlock[] =
        value === undefined ? [] : [tableBlock(["value"], [[value]])];
      return Promise.resolve({ ...resultWithout(statement, outcome, "none"), blocks });
    },
  });
  return { sent, result };
}

function declared(name: string): HostVariables {
  const variables = new HostVariables();
  variables.obey({ kind: "variable", name, type: "number" });
  return variables;
}

const isFunction = (sql: string): Printed => (sql.includes("pg_proc") ? { value: "t" } : {});

it("calls a procedure, adding missing parentheses", async () => {
  expect((await execute("s.p", postgresqlDialect)).sent.at(-1)).toBe("call s.p();");
  expect((await execute("p(1)", postgresqlDialect)).sent.at(-1)).toBe("call p(1);");
});

it("looks the name up in its schema and runs a function in a DO", async () => {
  const { sent } = await execute('s."F"(1)', postgresqlDialect, isFunction);
  expect(sent[0]).toContain("p.proname = 'f' and n.nspname = 's'");
  expect(sent[1]).toBe('do $exec$ begin perform s."F"(1); end $exec$;');
});

it("runs a block if the server has blocks", async () => {
  expect((await execute("p(1)", oracleDialect)).sent).toEqual(["begin p(1); end;\n/"]);
});

it("assigns the value of an expression to a declared variable", async () => {
  const variables = declared("x");
  const { sent, result } = await execute(
    ":X := 40 + 2",
    postgresqlDialect,
    () => ({ value: "42" }),
    variables,
  );
  expect(sent).toEqual(["select (40 + 2)::text as value;"]);
  expect(result.blocks).toEqual([]);
  expect(variables.find(":x", postgresqlDialect)[0]?.value).toBe("('42'::numeric)");
});

it("keeps the value when the expression fails", async () => {
  const variables = declared("x");
  variables.assign("x", "1");
  const error = createMessage({ severity: "ERROR", message: "division by zero" });
  const outcome: Outcome = { kind: "failed", error };
  const { result } = await execute(":x := 1/0", postgresqlDialect, () => ({ outcome }), variables);
  expect(result.outcome).toEqual(outcome);
  expect(variables.find(":x", postgresqlDialect)[0]?.value).toBe("('1'::numeric)");
});
