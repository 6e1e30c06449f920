import { expect, it } from "vitest";
import { closeToolPage, openToolPage, type Tool, type ToolPages } from "./toolPages.ts";

const none: ToolPages = { tools: [], workplace: "editor" };

function open(...tools: readonly Tool[]): ToolPages {
  return tools.reduce(openToolPage, none);
}

it("opens pages one after the other and shows the last", () => {
  expect(open("diagram", "lab")).toEqual({ tools: ["diagram", "lab"], workplace: "lab" });
});

it("shows a page that is open already, in its place", () => {
  expect(open("diagram", "lab", "diagram")).toEqual({
    tools: ["diagram", "lab"],
    workplace: "diagram",
  });
});

it.each<[Tool, Tool, ToolPages]>([
  ["lab", "lab", { tools: ["diagram", "compat"], workplace: "diagram" }],
  ["diagram", "diagram", { tools: ["lab", "compat"], workplace: "editor" }],
  ["compat", "diagram", { tools: ["lab", "compat"], workplace: "compat" }],
])("while %s is shown, closes %s", (shown, closed, expected) => {
  const pages = openToolPage(open("diagram", "lab", "compat"), shown);
  expect(closeToolPage(pages, closed)).toEqual(expected);
});

it("ignores the closing of a page that is not open", () => {
  expect(closeToolPage(open("lab"), "diagram")).toEqual(open("lab"));
});

it("keeps the editor shown when a page behind it is closed", () => {
  const pages: ToolPages = { ...open("diagram", "lab"), workplace: "editor" };
  expect(closeToolPage(pages, "lab")).toEqual({ tools: ["diagram"], workplace: "editor" });
});
