import { expect, it } from "vitest";
import { compareScripts } from "./testing/differential.ts";
import { differentialScripts, randomScripts } from "./testing/differentialScripts.ts";
import { openTestGuest, sessionOf } from "./testing/guestTest.ts";
import { explainDifference, knownDifferences } from "./testing/knownDifferences.ts";

// Runs scripts through the driver and through plain `psql -f`, in the same guest. A longer run:
//
//   npm run test:differential            DIFFERENTIAL_SEED=7 DIFFERENTIAL_SCRIPTS=500
const guest = await openTestGuest();
const session = sessionOf(guest, 5432);
const seed = Number(process.env["DIFFERENTIAL_SEED"] ?? 1);
const count = Number(process.env["DIFFERENTIAL_SCRIPTS"] ?? 6);

it(`equals psql -f for scripts of each form and ${count} random ones from seed ${seed}`, async () => {
  const scripts = [...differentialScripts, ...randomScripts(seed, count)];
  const { statements, differences } = await compareScripts(guest, session, scripts);
  const unexplained = differences.filter((each) => explainDifference(each) === null);
  console.log(
    `${scripts.length} scripts, ${statements} statements, ` +
      `${differences.length} differences, ${unexplained.length} unexplained`,
  );
  expect(unexplained).toEqual([]);
  expect(statements).toBeGreaterThan(scripts.length);
}, 7_200_000);

it("differs from psql -f only where it is intended", async () => {
  const scripts = knownDifferences.map(({ script }) => script);
  const { differences } = await compareScripts(guest, session, scripts);
  expect(differences.map(({ script }) => script)).toEqual(scripts);
}, 600_000);
