import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { expect, type Locator, type Page, test } from "@playwright/test";
import { expectNothingSerious } from "./axe.ts";
import { type EmbeddingSite, startEmbeddingSite } from "./embeddingSite.ts";
import { startStaticServer } from "./staticServer.ts";
import { WorkbenchPage, workbenchUrl } from "./workbenchPage.ts";

const examples = `
<template id="people">
  create table people (id int primary key, name text);
  insert into people values (1, 'Ada'), (2, 'Grace');
</template>
<pre class="ivorysql" data-port="5432" data-name="answer">select 6 * 7 as answer, null as nothing;</pre>
<ivory-sql port="1521" name="oracle">select nvl(null::text, 'empty') as v from dual;</ivory-sql>
<pre class="ivorysql" data-name="error">select 1 / 0;</pre>
<ivory-sql name="as expected">
  <template data-expected>
     a | b
    ---+---
     1 | x
     2 |
    (2 rows)
  </template>
  select column1 as a, column2 as b from (values (1, 'x'), (2, null)) v;
</ivory-sql>
<pre id="wrong"> n
---
 8
(1 row)</pre>
<ivory-sql name="not as expected" expected="#wrong">select 7 as n;</ivory-sql>
<ivory-sql name="first of a setup" setup="#people">select name from people order by id;</ivory-sql>
<ivory-sql name="second of a setup" setup="#people" show-setup>
  delete from people where id = 1;
  select count(*) from people;
</ivory-sql>
<ivory-sql name="separate" session="separate">
  create table people (id int);
  select count(*) from people;
</ivory-sql>
<ivory-sql name="slow" port="5432">select pg_sleep(600);</ivory-sql>
<div class="language-ivorysql extra"><button>Copy</button><span>ivorysql</span>
<pre class="highlight"><code><span>select 7<br></span><span>  * 6 as lines;<br></span></code></pre></div>
<pre><code class="language-ivorysql">do $$ begin raise notice 'it is %', 'said'; end $$;
create table made (a int);</code></pre>`;

let site: EmbeddingSite;

test.beforeAll(async () => {
  site = await startEmbeddingSite(workbenchUrl(), {
    "/": { body: examples, scriptAttributes: 'data-port="5432"' },
    "/chinese": {
      body: '<ivory-sql theme="dark" read-only>select 1;</ivory-sql>',
      scriptAttributes: 'data-language="zh"',
    },
    "/many-rows": {
      body: `<ivory-sql name="many">select generate_series(1, 2000) as n;</ivory-sql>
<ivory-sql name="vast">select generate_series(1, 20000) as n;</ivory-sql>
<ivory-sql name="separate" session="separate">
  create table t as select generate_series(1, 300) as n;
  select n from t;
</ivory-sql>`,
      scriptAttributes: 'data-port="5432"',
    },
    "/themes": {
      body: ["auto", "light", "dark"]
        .map((theme) => `<ivory-sql name="${theme}" theme="${theme}">select 1;</ivory-sql>`)
        .join(""),
    },
    "/no-frames": { body: "<ivory-sql>select 1;</ivory-sql>" },
  });
});

test.afterAll(() => site.close());

function block(page: Page, name: string): Locator {
  return page.getByRole("region", { name, exact: true });
}

async function run(region: Locator, end: RegExp | string = /^Done/): Promise<void> {
  await region.getByRole("button", { name: "Run" }).click();
  await expect(region.getByRole("status")).toHaveText(end);
}

async function cells(region: Locator): Promise<readonly string[]> {
  return region.getByRole("cell").allInnerTexts();
}

test("blocks of a page with a strict policy share one machine", async ({ page }) => {
  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  const refusals: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy/i.test(message.text())) refusals.push(message.text());
  });
  await page.goto(site.url);
  const regions = page.getByRole("region");
  await expect(regions).toHaveCount(11);
  await expect(page.getByRole("button", { name: "Copy" })).toBeHidden();
  expect(page.frames()).toHaveLength(1);
  expect(requests.filter((url) => url.includes("/vm/"))).toEqual([]);

  const answer = block(page, "answer");
  await run(answer);
  expect(await cells(answer)).toEqual(["42", "NULL"]);
  await expect(answer.getByRole("columnheader").first()).toHaveText("answer");

  const oracle = block(page, "oracle");
  await run(oracle);
  expect(await cells(oracle)).toEqual(["empty"]);

  const error = block(page, "error");
  await run(error, "Failed");
  await expect(error.getByRole("alert")).toHaveText("ERROR division by zero");

  const expected = block(page, "as expected");
  await expected.getByRole("textbox", { name: "SQL" }).fill("select 3 as a;");
  await run(expected);
  await expect(expected).toContainText("The output differs");
  await expected.getByRole("button", { name: "Reset" }).click();
  await page.keyboard.press("Control+Enter");
  await expect(expected).toContainText("The output is as expected");
  const wrong = block(page, "not as expected");
  await run(wrong);
  await expect(wrong.getByRole("group", { name: /differs/ })).toContainText("- 8\n+ 7");

  // The setup runs once: the second block sees what the first one left.
  const first = block(page, "first of a setup");
  await run(first);
  expect(await cells(first)).toEqual(["Ada", "Grace"]);
  const second = block(page, "second of a setup");
  await second.getByText("Runs before it").click();
  await expect(second).toContainText("create table people");
  await run(second);
  expect(await cells(second)).toEqual(["1"]);
  const separate = block(page, "separate");
  for (let time = 0; time < 2; time += 1) {
    await run(separate);
    expect(await cells(separate)).toEqual(["0"]);
  }
  await run(first);
  expect(await cells(first)).toEqual(["Grace"]);

  const slow = block(page, "slow");
  await run(slow, "Running");
  await run(answer, "Waiting");
  await slow.getByRole("button", { name: "Cancel" }).click();
  await expect(slow.getByRole("status")).toHaveText("Cancelled");
  await expect(answer.getByRole("status")).toHaveText(/^Done/);

  const wrapped = regions.nth(-2);
  await expect(wrapped.getByRole("textbox")).toHaveValue("select 7\n  * 6 as lines;");
  await run(wrapped);
  expect(await cells(wrapped)).toEqual(["42"]);

  const markdown = regions.last();
  await run(markdown);
  await expect(markdown).toContainText("NOTICE it is said");
  await expect(markdown).toContainText("CREATE TABLE");

  const [, frame] = page.frames();
  expect(page.frames()).toHaveLength(2);
  const states = requests.filter((url) => url.includes("/state"));
  expect(states.length).toBeGreaterThan(0);
  expect(new Set(states).size).toBe(states.length);
  const stored = await frame?.evaluate(async () => {
    const files: string[] = [];
    for await (const name of (await navigator.storage.getDirectory()).keys()) files.push(name);
    const databases = await indexedDB.databases();
    const [local, session] = [Object.keys(localStorage), Object.keys(sessionStorage)];
    return { local, session, databases, caches: await caches.keys(), files };
  });
  expect(stored).toEqual({ local: [], session: [], databases: [], caches: [], files: [] });
  expect(refusals).toEqual([]);

  await page.context().setOffline(true);
  await run(answer);
  await page.context().setOffline(false);
  await expectNothingSerious(page, "blocks of another page");
});

test("a block fetches more rows of a long result", async ({ page }) => {
  await page.goto(`${site.url}/many-rows`);
  const many = block(page, "many");
  await run(many);
  await expect(many).toContainText("First 100 of 2,000 rows");
  const table = many.getByRole("group", { name: "Result" });
  await table.evaluate((element) => {
    element.scrollTop = 1000;
  });
  await many.getByRole("button", { name: "Fetch more" }).click();
  await expect(many).toContainText("First 600 of 2,000 rows");
  await expect(many.getByRole("button", { name: "Fetch more" })).toBeFocused();
  expect(await table.evaluate((element) => element.scrollTop)).toBe(1000);
  await expectNothingSerious(page, "a block with more rows");
  await many.getByRole("button", { name: "Fetch all" }).click();
  await expect(many.getByText("2,000 rows", { exact: true })).toBeVisible();
  await expect(many.getByRole("cell").last()).toHaveText("2000");
  await expect(many.getByRole("button", { name: /^Fetch/ })).toHaveCount(0);

  const vast = block(page, "vast");
  await run(vast);
  await expect(vast).toContainText("First 100 of 20,000 rows");
  await expect(vast.getByRole("button", { name: "Fetch all" })).toHaveCount(0);

  // The cursor of a separate block is still open after the search path was set back.
  const separate = block(page, "separate");
  await run(separate);
  await separate.getByRole("button", { name: "Fetch all" }).click();
  await expect(separate.getByText("300 rows", { exact: true })).toBeVisible();
});

test("blocks have the page's colours, or those that they ask for", async ({ page }) => {
  const colour = (name: string): Promise<string> =>
    block(page, name).evaluate((element) => getComputedStyle(element).backgroundColor);
  const [light, dark] = ["rgb(255, 255, 255)", "rgb(20, 21, 23)"];
  // Whatever the system prefers.
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`${site.url}/themes`);
    const setScheme = (value: string): Promise<void> =>
      page.evaluate((given) => {
        document.documentElement.style.colorScheme = given;
      }, value);
    await setScheme("dark");
    expect(await Promise.all(["auto", "light", "dark"].map(colour))).toEqual([dark, light, dark]);
    await setScheme("light");
    expect(await Promise.all(["auto", "light", "dark"].map(colour))).toEqual([light, light, dark]);
  }
});

test("the script is the same text in a page of any encoding", async () => {
  expect(await readFile("dist/embed.js", "utf8")).toMatch(/^[\0-\x7f]+$/);
});

test("a block opens the workbench with its text and port", async ({ page }) => {
  await page.goto(site.url);
  const link = block(page, "oracle").getByRole("link", { name: "Open in the workbench" });
  const [opened] = await Promise.all([page.waitForEvent("popup"), link.click()]);
  const workbench = new WorkbenchPage(opened);
  await workbench.waitUntilReady();
  await expect(workbench.page.getByRole("radio", { name: "1521 Oracle" })).toBeChecked();
  await expect(opened.getByText("select nvl(null::text, 'empty')")).toBeVisible();
});

test("a page whose policy forbids the frame shows the directive that it needs", async ({
  page,
}) => {
  await page.goto(`${site.url}/no-frames`);
  const region = block(page, "SQL example 1");
  await region.getByRole("button", { name: "Run" }).click();
  const { origin } = new URL(workbenchUrl());
  await expect(region.getByRole("alert")).toContainText(`frame-src ${origin}`);
  await expect(region.getByRole("button", { name: "Try again" })).toBeVisible();
});

test("a frame that does not answer is reported, and can be tried again", async ({ page }) => {
  await page.clock.install();
  await page.route("**/embed.html", (route) => route.abort());
  await page.goto(`${site.foreignUrl}/chinese`);
  const region = block(page, "SQL 示例 1");
  await expect(region.getByRole("textbox")).toHaveAttribute("readonly");
  await region.getByRole("button", { name: "运行" }).click();
  await page.clock.runFor(90_000);
  await expect(region.getByRole("alert")).toContainText("没有应答");
  await page.unroute("**/embed.html");
  await page.clock.resume();
  await region.getByRole("button", { name: "重试" }).click();
  await expect(region.getByRole("status")).toHaveText(/^已完成/);
  await expect(region.getByRole("cell")).toHaveText("1");
});

test("with data-offline the frame works on a later visit when its host is away", async ({
  page,
}) => {
  test.setTimeout(300_000);
  const host = await startStaticServer({ directory: "dist", basePath: "/kept/", port: 0 });
  const keeping = await startEmbeddingSite(host.url, {
    "/": { body: "<ivory-sql>select 6 * 7;</ivory-sql>", scriptAttributes: "data-offline" },
  });
  try {
    // The script belongs to the page around the frame, whose site has to keep it.
    const script = { path: "dist/embed.js", contentType: "text/javascript" };
    await page.route("**/embed.js", (route) => route.fulfill(script));
    await page.goto(keeping.url);
    await run(block(page, "SQL example 1"));
    const isKept = async (): Promise<boolean | undefined> =>
      page.frames()[1]?.evaluate(async () => {
        const marker = new URL("vm/complete", location.href).href;
        return (await caches.match(marker)) !== undefined;
      });
    await expect.poll(isKept, { timeout: 200_000 }).toBe(true);
    await host.close();
    await page.reload();
    await run(block(page, "SQL example 1"));
    expect(await cells(block(page, "SQL example 1"))).toEqual(["42"]);
  } finally {
    await keeping.close();
    await host.close().catch(() => undefined);
  }
});

test("the script of the blocks is small", async () => {
  expect(gzipSync(await readFile("dist/embed.js")).length).toBeLessThan(16_000);
});
