import { expect, test } from "vitest";
import { type MetaCommand, readMetaCommand } from "./metaCommand.ts";

/** Reads the command at the first backslash; returns each end as the text up to it. */
function read(line: string): Omit<MetaCommand, "textEnd" | "end"> & {
  readonly text: string;
  readonly rest: string;
} {
  const offset = line.indexOf("\\");
  const { textEnd, end, ...command } = readMetaCommand(line, offset, line.length);
  return { ...command, text: line.slice(offset, textEnd), rest: line.slice(end) };
}

test.each([
  ["\\dt", { name: "dt", effect: "none", text: "\\dt", rest: "" }],
  ["\\d+ a.b  ", { name: "d+", effect: "none", text: "\\d+ a.b", rest: "" }],
  ["\\echo a\r", { name: "echo", effect: "none", text: "\\echo a", rest: "" }],
  ["1 \\g", { name: "g", effect: "send", text: "\\g", rest: "" }],
  [
    "1 \\gx (format=csv) f.txt",
    { name: "gx", effect: "send", text: "\\gx (format=csv) f.txt", rest: "" },
  ],
  [
    "1 \\gset p_ \\echo :p_a",
    { name: "gset", effect: "send", text: "\\gset p_", rest: "\\echo :p_a" },
  ],
  ["1 \\gexec", { name: "gexec", effect: "send", text: "\\gexec", rest: "" }],
  ["1 \\gdesc", { name: "gdesc", effect: "send", text: "\\gdesc", rest: "" }],
  [
    "1 \\crosstabview a b",
    { name: "crosstabview", effect: "send", text: "\\crosstabview a b", rest: "" },
  ],
  ["1 \\watch 5", { name: "watch", effect: "send", text: "\\watch 5", rest: "" }],
  ["1 \\r", { name: "r", effect: "reset", text: "\\r", rest: "" }],
  ["1 \\reset", { name: "reset", effect: "reset", text: "\\reset", rest: "" }],
  ["\\if :x", { name: "if", effect: "openConditional", text: "\\if :x", rest: "" }],
  ["\\endif", { name: "endif", effect: "closeConditional", text: "\\endif", rest: "" }],
  ["\\elif 1", { name: "elif", effect: "nextBranch", text: "\\elif 1", rest: "" }],
  ["\\copy t from stdin", { name: "copy", effect: "copy", text: "\\copy t from stdin", rest: "" }],
  [
    "\\echo a \\\\ select 1;",
    { name: "echo", effect: "none", text: "\\echo a \\\\", rest: " select 1;" },
  ],
  ["\\echo a\\echo b", { name: "echo", effect: "none", text: "\\echo a", rest: "\\echo b" }],
  [
    "\\echo 'a\\'b\\\\' \\p",
    { name: "echo", effect: "none", text: "\\echo 'a\\'b\\\\'", rest: "\\p" },
  ],
  [
    '\\echo "a\\" `b\\` \\p',
    { name: "echo", effect: "none", text: '\\echo "a\\" `b\\`', rest: "\\p" },
  ],
  ["\\echo 'a \\p", { name: "echo", effect: "none", text: "\\echo 'a \\p", rest: "" }],
  ["\\o |tr a \\\\ b", { name: "o", effect: "none", text: "\\o |tr a \\\\ b", rest: "" }],
  ["\\echo |tr \\p", { name: "echo", effect: "none", text: "\\echo |tr", rest: "\\p" }],
  ["\\g a|b \\p", { name: "g", effect: "send", text: "\\g a|b", rest: "\\p" }],
  ["\\! ls \\\\ ; x", { name: "!", effect: "none", text: "\\! ls \\\\ ; x", rest: "" }],
  ["\\sf+ f \\p", { name: "sf+", effect: "none", text: "\\sf+ f \\p", rest: "" }],
  ["\\nonsense a \\p", { name: "nonsense", effect: "none", text: "\\nonsense a \\p", rest: "" }],
  ["\\\\ a \\p", { name: "", effect: "none", text: "\\\\ a \\p", rest: "" }],
  ["\\", { name: "", effect: "none", text: "\\", rest: "" }],
])("%s", (line, expected) => {
  expect(read(line)).toEqual(expected);
});
