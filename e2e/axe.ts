import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

const axeSource = await readFile(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** Monaco's proposals have an accessible name that differs from their visible text. */
function isOfMonaco(rule: string, { html }: AxeViolation["nodes"][number]): boolean {
  return rule === "label-content-name-mismatch" && html.startsWith('<div class="monaco-list-row');
}

interface AxeOptions {
  readonly resultTypes: readonly ["violations"];
  /** All rules if left out. */
  readonly runOnly?: readonly string[];
}

/** Checks the page with all rules of axe; in the other theme only colour contrast. */
export async function expectNothingSerious(page: Page, screen: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await findSerious(page, {}), `${screen}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  const contrast = { runOnly: ["color-contrast"] };
  expect(await findSerious(page, contrast), `${screen}, light`).toEqual([]);
}

async function findSerious(
  page: Page,
  options: Omit<AxeOptions, "resultTypes">,
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const violations = await page.evaluate(
    async (allOptions) => {
      const { axe } = window as unknown as {
        axe: { run(options: AxeOptions): Promise<{ violations: AxeViolation[] }> };
      };
      return (await axe.run(allOptions)).violations;
    },
    { ...options, resultTypes: ["violations"] as const },
  );
  return violations
    .map(({ nodes, ...violation }) => ({
      ...violation,
      nodes: nodes.filter((node) => !isOfMonaco(violation.id, node)),
    }))
    .filter(({ nodes }) => nodes.length > 0)
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ; ")}`);
}
