import { expect, it } from "vitest";
import { compareScripts } from "./testing/differential.ts";
import { differentialScripts, randomScripts } from "./testing/differentialScripts.ts";
import { openTestGuest, sessionOf } from "./testing/guestTest.ts";

// Scripts through the driver and through plain `psql -f`, in the same guest. At length:
//
//   npm run test:differential            DIFFERENTIAL_SEED=7 DIFFERENTIAL_SCRIPTS=500
const guest = await openTestGuest();
const session = sessionOf(guest, 5432);
const seed = Number(process.env["DIFFERENTIAL_SEED"] ?? 1);
const count = Number(process.env["DIFFERENTIAL_SCRIPTS"] ?? 12);

it(`comes to what psql comes to, for scripts of each form and ${count} random ones from seed ${seed}`, async () => {
  const scripts = [...differentialScripts, ...randomScripts(seed, count)];
  const { statements, differences } = await compareScripts(guest, session, scripts);
  console.log(
    `${scripts.length} scripts, ${statements} statements, ${differences.length} differences`,
  );
  expect(differences).toEqual([]);
  expect(statements).toBeGreaterThan(scripts.length);
}, 7_200_000);
