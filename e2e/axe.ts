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

/** The editor reads its proposals out in other words than it shows. */
function isOfMonaco(rule: string, { html }: AxeViolation["nodes"][number]): boolean {
  return rule === "label-content-name-mismatch" && html.startsWith('<div class="monaco-list-row');
}

interface AxeOptions {
  readonly resultTypes: readonly ["violations"];
  /** Left out: all. */
  readonly runOnly?: readonly string[];
}

/** Holds what is on the page against axe's rules; in the other theme only colours are others. */
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
