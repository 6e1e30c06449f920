import { expect, it } from "vitest";
import type { Refusal } from "../../sql/session/contract/sqlSession.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";
import { FakeSession } from "../../state/testing/fakeSession.ts";
import { printScript } from "./printScript.ts";

async function print(refusal: Refusal): Promise<{ status: number; written: string; ran: number }> {
  const session = new FakeSession(5432);
  session.answer = (sql) =>
    sql.startsWith("select 'a") ? { outcome: { kind: "refused", refusal } } : {};
  const inserts = "insert into t values (1);\n".repeat(10);
  const script = `${inserts}select 'a\n';\n${inserts}`;
  let written = "";
  const write = (text: string): void => {
    written += text;
  };
  const options = { format: "aligned", stopsOnError: false } as const;
  const statements = splitScript(script, null);
  const status = await printScript(session, statements, options, { write, warn: write });
  return { status, written, ran: session.ran.length };
}

it("reports a statement cut for the other string setting, and exits with status 3", async () => {
  const { status, written, ran } = await print({ kind: "stringSetting", plainEscapes: true });
  expect(written).toBe(
    "not sent: select 'a: standard_conforming_strings is off now, changed by something that the " +
      "script's text does not show, and this statement was cut for the other setting\n",
  );
  expect([status, ran]).toEqual([3, 11]);
});

it("continues after a statement that is refused for another reason", async () => {
  const { status, written, ran } = await print({ kind: "notSupported", command: "\\e" });
  expect(written).toBe("not sent: select 'a: \\e does not work here\n");
  expect([status, ran]).toEqual([0, 21]);
});
