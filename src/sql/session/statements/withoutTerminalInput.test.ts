import { expect, it } from "vitest";
import { postgresqlDialect } from "../../dialect.ts";
import { splitStatements } from "../../statements/splitStatements.ts";
import { withoutTerminalInput } from "./withoutTerminalInput.ts";

it.each([
  ["\\! cat", "\\!# cat"],
  ["\\set x `cat`", "\\set x `#cat`"],
  ["\\echo `a` 'b' `c`", "\\echo `#a` 'b' `#c`"],
  ["\\echo '`a`' \"`b`\" 'it\\'s `c`'", "\\echo '`a`' \"`b`\" 'it\\'s `c`'"],
  ["\\copy t from program 'cat'", "\\copy t from program '#cat'"],
  ["\\COPY t from program 'cat'", "\\COPY t from program '#cat'"],
  ["\\copy t (a, b) FROM PROGRAM 'cat' csv", "\\copy t (a, b) FROM PROGRAM '#cat' csv"],
  ["\\copy t to program 'cat'", "\\copy t to program 'cat'"],
  ["\\copy (select 'from program ''x''') to 'y'", "\\copy (select 'from program ''x''') to 'y'"],
  ["\\copy t from '`x`'", "\\copy t from '`x`'"],
  ["select 1 \\g `echo /tmp/x`", "select 1 \\g `#echo /tmp/x`"],
  ["select 1 \\g |cat `x`", "select 1 \\g |cat `x`"],
  ["select '`x`', $$\\! x$$;", "select '`x`', $$\\! x$$;"],
  ["select \\set x `cat`\n 1;", "select \\set x `#cat`\n 1;"],
  ["\\if `cat`\n\\! cat\n\\endif", "\\if `#cat`\n\\!# cat\n\\endif"],
  ["\\h `x`", "\\h `x`"],
])("changes %j to %j", (text, expected) => {
  const [statement] = splitStatements(text, postgresqlDialect);
  const result = statement && withoutTerminalInput(statement);
  expect(result?.replaceAll(" exec </dev/null;", "#")).toBe(expected);
});
