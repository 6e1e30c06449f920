import { describe, expect, it } from "vitest";
import {
  readRecorded,
  recordedError,
  recordedReleases,
  recordedSteps,
  type RecordedRelease,
  type RecordedStep,
} from "../fixtures/ivorysql/recorded.ts";
import { completedOutcome } from "../session/results/judgeOutcome.ts";
import { featureProbes, type OracleFeature } from "./featureProbes.ts";
import { findKnownFaults } from "./constructs/findKnownFaults.ts";
import { findOracleConstruct } from "./constructs/findOracleConstruct.ts";
import { judgeProbe } from "./judgeProbe.ts";
import { alternativeOn } from "./constructs/oracleConstruct.ts";
import { oracleConstructs } from "./constructs/oracleConstructs.ts";
import { rewriteOracleConstruct } from "./rewrites/rewriteOracleConstruct.ts";

function step(release: RecordedRelease, name: string, typed = ""): RecordedStep {
  const found = recordedSteps(release, name).find((each) => each.typed.includes(typed));
  if (found === undefined) throw new Error(`${name}: ${typed}`);
  return found;
}

/** Returns the hint for a recorded error on Oracle's port. */
function hint(release: RecordedRelease, name: string, typed = ""): string | null {
  const { typed: sql } = step(release, name, typed);
  const error = recordedError(step(release, name, typed));
  return findOracleConstruct(sql, error, "ivoryOracle")?.kind ?? null;
}

describe.each(recordedReleases)("hints for errors recorded from IvorySQL %s", (release) => {
  it.each([
    ["rownum", "", "rownum"],
    ["rowid", "select", "rowid"],
    ["connect-by", "", "connectBy"],
    ["outer-join-plus", "", "outerJoinSign"],
    ["minus", "", "minus"],
    ["block-raise", "", "raiseApplicationError"],
    ["tags", "trigger wb_trg", "triggerBody"],
    ["tags", "create user", "identifiedBy"],
    ["package-body-syntax-error", "body", "callWithoutParentheses"],
  ])("%s %s: %s", (name, typed, expected) => {
    expect(hint(release, name, typed)).toBe(expected);
  });

  it.each([
    ["unknown-column", ""],
    ["unknown-table", ""],
    ["syntax-error", ""],
    ["division", ""],
    ["block-syntax-error", ""],
    ["block-unknown-type", ""],
    ["block-runtime-error", ""],
    ["block-bad-query", ""],
    ["package-body-mismatch", "body"],
    ["package-runtime-error", "call"],
    ["package-drop", "nosuchpackage"],
    ["constraint-error", "values (1)"],
    // Oracle refuses it too: ORA-38104.
    ["tags", "merge into"],
  ])("%s %s: none, because Oracle's SQL is not the cause", (name, typed) => {
    const recorded = recordedSteps(release, name).filter((each) => each.typed.includes(typed));
    const failing = recorded.find(({ printed }) => printed.includes("ERROR:"));
    if (failing === undefined) throw new Error(name);
    expect(findOracleConstruct(failing.typed, recordedError(failing), "ivoryOracle")).toBeNull();
  });

  it("rewrites the user's statement where possible", () => {
    const rewrite = (name: string, typed = ""): string | null => {
      const each = step(release, name, typed);
      const error = recordedError(each);
      const kind = findOracleConstruct(each.typed, error, "ivoryOracle")?.kind;
      return kind === undefined
        ? null
        : rewriteOracleConstruct(kind, each.typed, error, "ivoryOracle");
    };
    expect(rewrite("rownum")).toBe(
      "select row_number() over () as rownum, a from wb_types limit 2;",
    );
    expect(rewrite("minus")).toBe("select 1 from dual except select 2 from dual;");
    expect(rewrite("block-raise")).toBe("begin\n  raise exception '%', 'mine';\nend;\n/");
    expect(rewrite("tags", "create user")).toBe("create user wb_u password 'x';");
  });

  it("uses nothing in its alternatives that is known to fail", () => {
    const failing =
      /\brownum\s*[<=]|connect by|\(\+\)|\bminus\b|insert all|user_tables|execute immediate|dbms_output|raise_application_error|add_months|appendchildxml|identified by|\binstr\([^()]*,[^()]*,[^()]*,/i;
    for (const construct of oracleConstructs) {
      const { environments } = construct;
      if (environments !== undefined && !environments.includes("ivoryOracle")) continue;
      expect(alternativeOn(construct, "ivoryOracle"), construct.kind).not.toMatch(failing);
    }
  });
});

describe.each(recordedReleases)("lines of “About this server” for IvorySQL %s", (release) => {
  const judge = (feature: OracleFeature, recorded: RecordedStep): string | undefined => {
    const probe = featureProbes.find((each) => each.feature === feature);
    if (probe === undefined) throw new Error(feature);
    const isError = recorded.printed.startsWith("ERROR:");
    const outcome = isError
      ? ({ kind: "failed", error: recordedError(recorded) } as const)
      : completedOutcome;
    return judgeProbe(probe, outcome, readRecorded(recorded))?.kind;
  };

  it.each([
    ["rownum", "rownum"],
    ["connectBy", "connect-by"],
    ["outerJoinSign", "outer-join-plus"],
    ["minus", "minus"],
  ] as const)("%s is missing", (feature, name) => {
    expect(judge(feature, step(release, name))).toBe("missing");
  });

  it("ROWID is present from 5.4 on", () => {
    const created = step(release, "rowid", "create table");
    // If the table is created, the division after it in the same message fails and undoes it.
    const probe = created.printed === "CREATE TABLE\n" ? step(release, "division") : created;
    expect(judge("rowid", probe)).toBe(release === "4.4" ? "missing" : "present");
  });

  it("an empty string is NULL", () => {
    const recorded = step(release, "empty-is-null");
    const [block] = readRecorded(recorded);
    expect(block?.kind === "table" ? block.table.rows[0]?.[0] : null).toBe("null");
    const probe = featureProbes.find(({ feature }) => feature === "emptyStringIsNull");
    expect(probe?.expected).toEqual(["null"]);
  });

  it("has the known faults of 32 bits", () => {
    const [block] = readRecorded(step(release, "version", "version()"));
    const version = block?.kind === "table" ? (block.table.rows[0]?.[0] ?? "") : "";
    const faults = findKnownFaults("select add_months(sysdate, 1) from dual;", {
      version,
      compatibleMode: "oracle",
    });
    expect(faults.map(({ fault }) => fault)).toEqual(["addMonths"]);
  });
});
