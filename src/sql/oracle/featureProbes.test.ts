import { expect, it } from "vitest";
import { readRecorded, recordedReleases, recordedSteps } from "../fixtures/ivorysql/recorded.ts";
import { modeSettings, nlsSettings } from "./featureProbes.ts";

it.each(recordedReleases)("queries every NLS setting of %s", (release) => {
  const [step] = recordedSteps(release, "settings-pg");
  const block = step && readRecorded(step).find(({ kind }) => kind === "table");
  const names = block?.kind === "table" ? block.table.rows.map(([name]) => name ?? "") : [];
  const nls = names.filter((name) => name.startsWith("nls_") || name.includes("nls_mask"));
  expect(nls.length).toBeGreaterThanOrEqual(5);
  for (const name of nls) expect([...nlsSettings, ...modeSettings]).toContain(name);
});
