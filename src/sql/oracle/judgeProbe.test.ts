import { describe, expect, it } from "vitest";
import type { OutputBlock } from "../model.ts";
import { createMessage } from "../output/messages/createMessage.ts";
import { readOutput } from "../output/readOutput.ts";
import type { Outcome } from "../session/contract/sqlSession.ts";
import { featureProbes, type OracleFeature } from "./featureProbes.ts";
import { judgeProbe } from "./judgeProbe.ts";

const completed: Outcome = { kind: "completed" };

function failed(sqlState: string, message: string): Outcome {
  return { kind: "failed", error: createMessage({ severity: "ERROR", sqlState, message }) };
}

function table(...cells: readonly string[]): readonly OutputBlock[] {
  const ruler = `+${cells.map((cell) => "-".repeat(cell.length + 2)).join("+")}+`;
  const line = `|${cells.map((cell) => ` ${cell} `).join("|")}|`;
  const text = [ruler, line, ruler, line, ruler, "(1 row)", "", ""].join("\n");
  return readOutput(new TextEncoder().encode(text), {
    nullMarker: "\uE000",
    statementText: null,
    expectsTitles: false,
  });
}

function judge(feature: OracleFeature, outcome: Outcome, blocks: readonly OutputBlock[] = []) {
  const probe = featureProbes.find((each) => each.feature === feature);
  if (probe === undefined) throw new Error(feature);
  return judgeProbe(probe, outcome, blocks);
}

describe("judgeProbe", () => {
  it("returns present for the expected result", () => {
    expect(judge("oracleDates", completed, table("2024-02-29"))).toEqual({ kind: "present" });
    expect(judge("nullFunctions", completed, table("1", "two"))).toEqual({ kind: "present" });
  });

  it("returns wrong with the result of add_months in IvorySQL 4.4 on 32 bits", () => {
    expect(judge("oracleDates", completed, table("285190-05-11"))).toEqual({
      kind: "wrong",
      answer: "285190-05-11",
    });
  });

  it("returns wrong for an error of the function itself, as of add_months in IvorySQL 5.4", () => {
    expect(judge("oracleDates", failed("22008", "timestamp out of range"))).toEqual({
      kind: "wrong",
      answer: "timestamp out of range",
    });
  });

  it("returns missing for a feature that the server does not know", () => {
    expect(judge("instr", failed("42883", "function instr(...) does not exist"))?.kind).toBe(
      "missing",
    );
    expect(judge("rownum", failed("42602", '"rownum": invalid identifier'))?.kind).toBe("missing");
    expect(judge("emptyStringIsNull", completed, table("empty"))?.kind).toBe("missing");
    expect(judge("dbmsOutput", completed, table("0"))?.kind).toBe("missing");
  });

  it("detects ROWID by the error that drops the table again", () => {
    expect(judge("rowid", failed("22012", "division by zero"))?.kind).toBe("present");
    expect(judge("rowid", failed("42601", 'syntax error at or near "rowid"'))?.kind).toBe(
      "missing",
    );
    expect(judge("rowid", completed)?.kind).toBe("missing");
  });

  it("returns null for a probe that did not finish", () => {
    expect(judge("dual", { kind: "cancelled", error: null } as unknown as Outcome)).toBeNull();
  });
});
