import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sentNumbers } from "./testing/sentNumbers.ts";

// Scripts and the queries that psql sent for them, recorded by psqlDifferential.test.ts from the
// psql version named in the file.
interface Recording {
  readonly recordedWith: string;
  readonly cases: readonly {
    readonly script: string;
    readonly queries: readonly (readonly number[])[];
  }[];
}

const recording = JSON.parse(
  readFileSync(new URL("../fixtures/psqlQueries.json", import.meta.url), "utf8"),
) as Recording;

test.each(recording.cases)("$script", ({ script, queries }) => {
  expect(sentNumbers(script)).toEqual(queries);
});
