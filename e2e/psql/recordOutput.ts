/**
 * Records the fixtures of `src/sql/fixtures/output` with a psql of this computer; its server needs
 * the extension orafce, and the user has to be a superuser.
 *
 *     PGHOST=... PGPORT=... PGUSER=... npx tsx e2e/psql/recordOutput.ts
 */
import { writeFileSync } from "node:fs";
import {
  fixtureNullMarker,
  outputCases,
  outputCaseSetup,
  type OutputCase,
} from "../../src/sql/fixtures/output/cases.ts";
import { outputSettings } from "../../src/sql/output/outputSettings.ts";
import { readOutput } from "../../src/sql/output/readOutput.ts";
import { runHostPsql, runHostPsqlOnTerminal } from "./hostPsql.ts";

const directory = new URL("../../src/sql/fixtures/output/", import.meta.url);
const begin = "\u001ebegin\u001f\n";
const end = "\u001eend\u001f\n";

runHostPsql(["create extension if not exists orafce;", ...outputCaseSetup, ""].join("\n"));
for (const outputCase of outputCases) record(outputCase);
console.log(`${outputCases.length} replies recorded`);

function record({ name, input, statementText = null, expectsTitles = false }: OutputCase): void {
  const script = [
    "set search_path = output_case, public;",
    ...outputSettings(fixtureNullMarker),
    `\\echo ${begin.trimEnd()}`,
    ...input,
    `\\echo ${end.trimEnd()}`,
    "",
  ].join("\n");
  const output = Buffer.from(runHostPsqlOnTerminal(script));
  const bytes = output.subarray(output.indexOf(begin) + begin.length, output.indexOf(end));
  const blocks = readOutput(bytes, { nullMarker: fixtureNullMarker, statementText, expectsTitles });
  writeFileSync(new URL(`${name}.out`, directory), bytes);
  writeFileSync(
    new URL(`${name}.expected.json`, directory),
    `${JSON.stringify(blocks, null, 1)}\n`,
  );
}
