import { appendFile, mkdir, readFile } from "node:fs/promises";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { type Fault, type FaultServer, startFaultServer } from "../faultServer.ts";
import { WorkbenchPage } from "../workbenchPage.ts";
import { faults } from "./faultKinds.ts";

/** The longest time from a fault to an answer or a message. */
const timeoutMs = 120_000;
const quietMs = 4000;
/** Concurrent visits: most of their time is waiting for retries. */
const lanes = 3;
const outcomesFile = "test-results/fault-outcomes.txt";

/** The number of guest files to try: the page treats all alike. */
const blobCount = 2;

test("a first visit ends with an answer or a message for any fault of one of its files", async ({
  browser,
}) => {
  test.setTimeout(24 * 3600_000);
  await mkdir("test-results", { recursive: true });
  const servers = await Promise.all(Array.from({ length: lanes }, () => startFaultServer("dist")));
  try {
    const [server] = servers;
    if (server === undefined) throw new Error("no server");
    const honest = await visit(browser, server.url, async (page) => {
      await new WorkbenchPage(page).waitUntilReady();
      return "Ready";
    });
    expect(honest).toBe("Ready");
    const only = process.env["FAULTS_FILES"];
    const files = choose([...server.requested]).filter(
      (path) => only === undefined || new RegExp(only).test(path),
    );
    const known = await readOutcomes();
    const waiting = files
      .flatMap((path) => faults.map((fault) => ({ path, fault })))
      .filter(({ path, fault }) => !known.has(`${fault.kind}\t${path}`));
    const run = async (lane: FaultServer): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { path, fault } = next;
        lane.setFault(fault, (asked) => asked === path);
        const outcome = await visit(browser, lane.url, (page) => outcomeOf(page, path, fault));
        known.set(`${fault.kind}\t${path}`, outcome);
        await appendFile(outcomesFile, `${fault.kind}\t${path}\t${outcome}\n`);
      }
    };
    await Promise.all(servers.map(run));
    expect([...known].filter(([, outcome]) => outcome.startsWith("NOTHING"))).toEqual([]);
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
});

/** The known outcomes by fault and file, so that a run continues a stopped one. */
async function readOutcomes(): Promise<Map<string, string>> {
  const text = await readFile(outcomesFile, "utf8").catch(() => "");
  const lines = text.split("\n").filter((line) => line !== "");
  return new Map(
    lines.map((line) => {
      const [kind = "", path = "", outcome = ""] = line.split("\t");
      return [`${kind}\t${path}`, outcome];
    }),
  );
}

function choose(paths: readonly string[]): readonly string[] {
  const isBlob = (path: string): boolean => path.includes("/blobs/");
  // Without the document there is no page that could show a message.
  const others = paths.filter((path) => !isBlob(path) && path !== "index.html");
  return [...others, ...paths.filter(isBlob).slice(0, blobCount)];
}

async function visit(
  browser: Browser,
  url: string,
  look: (page: Page) => Promise<string>,
): Promise<string> {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  page.setDefaultTimeout(timeoutMs);
  try {
    await page.goto(`${url}?port=5432`);
    return await look(page);
  } finally {
    await context.close();
  }
}

/** Resolves once the network is idle and the page still shows the text of index.html. */
async function staysStatic(page: Page): Promise<boolean> {
  for (;;) {
    await page.waitForLoadState("networkidle");
    // A retry comes a second later.
    await page.waitForTimeout(quietMs);
    if (await page.getByText("The workbench is loading.").isVisible()) return true;
  }
}

/** An outcome is one line of the file. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}

async function shownTextOf(page: Page): Promise<string> {
  return (await page.locator("body").innerText()).slice(0, 1000);
}

/** "answers" if the machine answers, or the page's message with its buttons. */
async function outcomeOf(page: Page, path: string, fault: Fault): Promise<string> {
  const workbench = new WorkbenchPage(page);
  const ready = workbench.machineStatus.filter({ hasText: "Ready" });
  try {
    const told = expect(ready.or(workbench.alert).first()).toBeVisible({ timeout: timeoutMs });
    const isStatic = await Promise.race([told.then(() => false), staysStatic(page)]);
    if (isStatic) {
      return "text of index.html, with a link to reload";
    }
  } catch {
    return oneLine(`NOTHING: ${await shownTextOf(page)}`);
  }
  if ((await workbench.alert.count()) === 0) {
    try {
      await workbench.runAll("select 6 * 7 as answer;");
      await expect(workbench.grid.getByRole("gridcell").first()).toHaveText("42");
      return "answers";
    } catch (error) {
      // A message may also appear after the machine was ready.
      if ((await workbench.alert.count()) === 0) {
        const reason = String(error).slice(0, 300);
        return oneLine(`NOTHING: ready, but no answer: ${reason}; ${await shownTextOf(page)}`);
      }
    }
  }
  const text = (await workbench.alert.first().innerText()).replaceAll("\n", " ");
  const buttons = await workbench.alert.first().getByRole("button").allInnerTexts();
  const name = path.split("/").at(-1) ?? path;
  const isNamed = text.includes(name);
  // An altered program that does something else is not recognized as the fault of its file.
  const isNameless = fault.kind === "delay" || (fault.kind === "alter" && name.endsWith(".js"));
  if (buttons.length === 0 || (!isNamed && !isNameless)) {
    return `NOTHING: no name or no way on: ${text}`;
  }
  return `message with ${buttons.join(", ")}: ${text}`;
}
