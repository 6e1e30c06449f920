import { describe, expect, it } from "vitest";
import { exampleScript } from "../../sql/exampleScript.ts";
import { lessonScripts } from "../../sql/lessons/lessonScripts.ts";
import { lessons } from "./lessons.ts";

/** Features that some release of IvorySQL lacks or gets wrong on 32 bits. */
const notEverywhere: readonly (readonly [name: string, pattern: RegExp])[] = [
  ["DBMS_OUTPUT", /dbms_output/i],
  ["ADD_MONTHS", /add_months/i],
  ["four-argument INSTR", /instr\([^()]*,[^()]*,[^()]*,[^()]*\)/i],
  ["SYSDATE with parentheses", /sysdate\(/i],
  ["bare SYSDATE", /\bsysdate\b(?!\()/i],
];

const oracleSteps = lessons
  .filter(({ mode }) => mode === "oracle")
  .flatMap(({ id, steps }) => steps.map((step) => ({ name: `${id}: ${step.title}`, step })));

describe("steps of lessons on Oracle's port", () => {
  it.each(oracleSteps)("$name declares the features that not every server has", ({ step }) => {
    const used = notEverywhere.filter(([, pattern]) => pattern.test(lessonScripts[step.script]));
    if (used.length > 0) expect(step.needs).not.toBeUndefined();
    if (step.needs !== undefined) expect(step.otherwise).toBeDefined();
  });

  it.each(oracleSteps)("$name has a variant without these features", ({ step }) => {
    if (step.otherwise === undefined) return;
    const text = lessonScripts[step.otherwise.script];
    const used = notEverywhere.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
    // orafce has SYSDATE only with parentheses, IvorySQL only without.
    expect(used.filter((name) => !name.includes("SYSDATE"))).toEqual([]);
  });
});

it("the example for IvorySQL uses only features of all its releases", () => {
  const text = exampleScript("oracle", "ivoryOracle");
  const used = notEverywhere.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  expect(used).toEqual(["bare SYSDATE"]);
});
