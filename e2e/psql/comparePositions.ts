/**
 * Makes this computer's psql report errors at known places, and compares them with the places that
 * the reader finds.
 *
 *     PGHOST=... PGPORT=... PGUSER=... npx tsx e2e/psql/comparePositions.ts [statements [seed]]
 */
import fc from "fast-check";
import { outputSettings } from "../../src/sql/output/outputSettings.ts";
import { readOutput } from "../../src/sql/output/readOutput.ts";
import { runHostPsql } from "./hostPsql.ts";

interface Failing {
  readonly statement: string;
  /** UTF-16 offset of the name that does not exist. */
  readonly offset: number;
}

const nullMarker = "\uf123\ue456";
const separator = "===== next =====";

const expression = fc
  .tuple(
    fc.array(
      fc.constantFrom(
        "a",
        "bc ",
        "日本",
        "\t",
        "\n",
        "\r",
        "é",
        "e\u0301",
        "😀",
        "\u200b",
        "...",
        "x".repeat(20),
      ),
      {
        maxLength: 12,
      },
    ),
    fc.constantFrom(", ", ",\n", ",\r\n\t", ", /* 注 */ ", ", -- x\n  "),
  )
  .map(([parts, comma]) => `'${parts.join("")}'${comma}`);

const failing: fc.Arbitrary<Failing> = fc
  .tuple(
    fc.array(expression, { maxLength: 8 }),
    fc.constantFrom("nope", '"日本"'),
    fc.array(expression, { maxLength: 8 }),
  )
  .map(([before, name, after]) => {
    const start = `select ${before.join("")}`;
    return { statement: `${start}${name}, ${after.join("")}0;`, offset: start.length };
  });

const [, , countText = "2000", seedText = "1"] = process.argv;
const all = fc.sample(failing, { numRuns: Number(countText), seed: Number(seedText) });
const script = [
  ...outputSettings(nullMarker),
  ...all.flatMap(({ statement }) => [statement, `\\echo ${separator}`]),
];
const output = new TextDecoder().decode(runHostPsql(`${script.join("\n")}\n`));
const parts = output.split(`${separator}\n`);

const tally = { right: 0, unknown: 0, wrong: 0 };
all.forEach(({ statement, offset }, index) => {
  const bytes = new TextEncoder().encode(parts[index] ?? "");
  const options = { nullMarker, statementText: statement, expectsTitles: false };
  const [block] = readOutput(bytes, options);
  const position = block?.kind === "message" ? block.message.position : undefined;
  if (position === offset) tally.right += 1;
  else if (position === null) tally.unknown += 1;
  else tally.wrong += 1;
  if (position !== offset && tally.unknown + tally.wrong <= 3) {
    console.log(JSON.stringify({ statement, offset, position }), `\n${parts[index] ?? ""}`);
  }
});
console.log(`${all.length} statements:`, tally);
process.exitCode = tally.wrong === 0 ? 0 : 1;
