// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { type BlockOptions, readBlockOptions } from "./readBlockOptions.ts";
import { plainBlockOptions } from "./testing/plainBlockOptions.ts";

/** Reads the first block of a page. */
function read(html: string, browserLanguage = "en-GB"): BlockOptions {
  document.body.innerHTML = html;
  const block = document.querySelector("pre.ivorysql, ivory-sql");
  return readBlockOptions(block!, document.querySelector("[data-is-script]"), browserLanguage);
}

beforeEach(() => {
  document.documentElement.removeAttribute("lang");
});

describe("readBlockOptions", () => {
  it.each<readonly [string, Partial<BlockOptions>]>([
    [``, {}],
    [`port="1521"`, { port: 1521 }],
    [`data-port="5432"`, { port: 5432 }],
    [`port="0"`, {}],
    [`port="99999"`, {}],
    [`port="1521;drop"`, {}],
    [`image="ivorysql-5.4"`, { image: "ivorysql-5.4" }],
    [`image="../secret"`, {}],
    [`read-only`, { isReadOnly: true }],
    [`data-read-only="true"`, { isReadOnly: true }],
    [`read-only="false"`, {}],
    [`height="240"`, { height: "240px" }],
    [`height="12.5rem"`, { height: "12.5rem" }],
    [`height="1px; background: url(//example.org)"`, {}],
    [`theme="dark"`, { theme: "dark" }],
    [`theme="blue"`, {}],
    [`language="zh"`, { language: "zh" }],
    [`lang="zh-CN"`, { language: "zh" }],
    [`lang="zh-CN" language="en"`, {}],
    [`session="separate"`, { session: "separate" }],
    [`start="load"`, { startsAtOnce: true }],
    [`start="run"`, {}],
    [`offline`, { keepsOffline: true }],
    [`name="First steps"`, { name: "First steps" }],
    [`setup="#none"`, { missing: ["#none"] }],
  ])("reads %s", (attributes, expected) => {
    expect(read(`<pre class="ivorysql" ${attributes}>select 1;</pre>`)).toEqual({
      ...plainBlockOptions,
      ...expected,
    });
  });

  it("takes the script's attributes as defaults", () => {
    const script = `<i data-is-script data-port="5432" data-theme="dark" data-read-only></i>`;
    expect(read(`${script}<ivory-sql theme="light">select 1;</ivory-sql>`)).toEqual({
      ...plainBlockOptions,
      port: 5432,
      theme: "light",
      isReadOnly: true,
    });
    const { isReadOnly } = read(`${script}<ivory-sql read-only="false">select 1;</ivory-sql>`);
    expect(isReadOnly).toBe(false);
  });

  it("follows the language of the page, else the browser's", () => {
    document.documentElement.lang = "zh-Hans";
    expect(read(`<ivory-sql>1</ivory-sql>`).language).toBe("zh");
    document.documentElement.removeAttribute("lang");
    expect(read(`<ivory-sql>1</ivory-sql>`, "zh-TW").language).toBe("zh");
    expect(read(`<div lang="en"><ivory-sql>1</ivory-sql></div>`, "zh-TW").language).toBe("en");
  });

  it("reads lines that a highlighter ends by elements", () => {
    const line = (text: string): string => `<span class="line">${text}<br></span>`;
    const { sql } = read(
      `<pre class="ivorysql"><code>${line("select 1")}${line("  + 1;")}</code></pre>`,
    );
    expect(sql).toBe("select 1\n  + 1;");
  });

  it("reads text, setup and expected output as text, without their indentation", () => {
    const { sql, setups, expected } = read(`
      <template id="tables">
        create table t (a int);
      </template>
      <pre id="out"> a
---
 &lt;1&gt;</pre>
      <ivory-sql setup="#tables more" expected="#out">
        <template data-setup>insert into t values (1);</template>
        <pre>
          select a &lt; 1
            from t;
        </pre>
      </ivory-sql>
      <textarea id="more">select 2;</textarea>`);
    expect(sql).toBe("select a < 1\n  from t;");
    expect(setups).toEqual(["create table t (a int);", "select 2;", "insert into t values (1);"]);
    expect(expected).toBe(" a\n---\n <1>");
  });
});
