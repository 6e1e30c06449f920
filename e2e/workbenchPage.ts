import { expect, type Locator, type Page } from "@playwright/test";

export type PortName = "1521 Oracle" | "5432 PostgreSQL";

export interface OpenOptions {
  readonly query?: string;
  readonly hash?: string;
}

/** The workbench through the roles and accessible names that are its public contract. */
export class WorkbenchPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(page: Page, options: OpenOptions = {}): Promise<WorkbenchPage> {
    const workbench = new WorkbenchPage(page);
    await page.addInitScript(keepNothingOffline);
    await page.goto(workbenchUrl(options));
    await workbench.waitUntilReady();
    return workbench;
  }

  get machineStatus(): Locator {
    return this.page.getByRole("status", { name: "Machine" });
  }

  get editor(): Locator {
    return this.page.getByRole("textbox", { name: "SQL editor" });
  }

  get editorTabs(): Locator {
    return this.page.getByRole("tablist", { name: "Editor tabs" }).getByRole("tab");
  }

  editorTab(name: RegExp): Locator {
    return this.editorTabs.filter({ hasText: name });
  }

  get resultTabs(): Locator {
    return this.page.getByRole("tablist", { name: "Results" }).getByRole("tab");
  }

  get grid(): Locator {
    return this.page.getByRole("grid");
  }

  /** The panel of the selected result tab. */
  get result(): Locator {
    return this.page.getByRole("region", { name: "Results and messages" }).getByRole("tabpanel");
  }

  get messages(): Locator {
    return this.page.getByRole("log", { name: "Messages" });
  }

  get shell(): Locator {
    return this.page.getByRole("region", { name: "Shell" });
  }

  /** The page's alerts; excludes Monaco's empty ones for screen readers. */
  get alert(): Locator {
    return this.page.getByRole("alert").filter({ hasText: /\S/ });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** The tabs of the editor and the open tools' pages; none while no tool is open. */
  get pageTabs(): Locator {
    return this.page.getByRole("tablist", { name: "Pages" }).getByRole("tab");
  }

  /** Closes the tools' pages. */
  async closeTools(): Promise<void> {
    while ((await this.pageTabs.count()) > 0) {
      await this.pageTabs.last().click();
      await this.page.keyboard.press("Delete");
    }
  }

  /** Chooses an entry of the Tools menu. */
  async openTool(name: string): Promise<void> {
    await this.button("Tools").click();
    // An entry's name ends with its keys.
    await this.page.getByRole("menuitem", { name: new RegExp(`^${name}`) }).click();
  }

  /** The choice of the results' view. */
  view(name: "Grid" | "Stacked" | "Text" | "Chart"): Locator {
    return this.page
      .getByRole("radiogroup", { name: "View" })
      .getByRole("radio", { name, exact: true });
  }

  async waitUntilReady(): Promise<void> {
    await expect(this.machineStatus).toHaveText("Ready", { timeout: 60_000 });
  }

  async choosePort(name: PortName): Promise<void> {
    await this.page.getByRole("radiogroup", { name: "Port" }).getByRole("radio", { name }).click();
    await expect(this.page.getByRole("radio", { name })).toBeChecked();
  }

  /** Replaces the editor's text. */
  async write(sql: string): Promise<void> {
    await this.editor.focus();
    // The editor of an opened table is folded.
    if (await this.button("Show the statement").isVisible()) {
      await this.page.keyboard.press("Alt+Digit1");
    }
    await this.page.keyboard.press("ControlOrMeta+A");
    await this.page.keyboard.press("Delete");
    await this.page.keyboard.insertText(sql);
  }

  async runAll(sql: string): Promise<void> {
    await this.write(sql);
    await this.button("Run all").click();
  }

  /** The texts of the visible data cells, row by row, without the row numbers. */
  async rows(): Promise<string[][]> {
    const rows = this.grid.getByRole("row").filter({ has: this.page.getByRole("gridcell") });
    const texts: string[][] = [];
    for (const row of await rows.all()) texts.push(await row.getByRole("gridcell").allInnerTexts());
    return texts;
  }
}

/**
 * Turns off slow background work of the page, and unfolds the snapshots. Tests of these features
 * set the settings themselves.
 */
function keepNothingOffline(): void {
  try {
    localStorage["workbench.settings"] ??= JSON.stringify({
      version: 1,
      value: { keepsOffline: false, warmsUp: false, isSnapshotsOpen: true },
    });
  } catch {
    // A test may forbid storage.
  }
}

export function workbenchUrl(options: OpenOptions = {}): string {
  const base = process.env["WORKBENCH_URL"];
  if (base === undefined) throw new Error("WORKBENCH_URL is not set: run through playwright test");
  const query = options.query === undefined ? "" : `?${options.query}`;
  const hash = options.hash === undefined ? "" : `#${options.hash}`;
  return `${base}${query}${hash}`;
}
