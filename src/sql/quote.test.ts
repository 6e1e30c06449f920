import { expect, test } from "vitest";
import { oracleDialect, postgresqlDialect } from "./dialect.ts";
import {
  quoteCommandArgument,
  quoteIdentifier,
  quoteLiteral,
  quoteQualifiedName,
} from "./quote.ts";

// The second column is the result of quote_ident() in PostgreSQL 15.
test.each([
  ["orders", "orders"],
  ["_a1", "_a1"],
  ["Orders", '"Orders"'],
  ["a b", '"a b"'],
  ['a"b', '"a""b"'],
  ["1a", '"1a"'],
  ["a$b", '"a$b"'],
  ["é", '"é"'],
  ["", '""'],
  ["order", '"order"'],
  ["between", '"between"'],
  ["left", '"left"'],
  ["abort", "abort"],
  ["number", "number"],
  ["a\nb", '"a\nb"'],
])("name %j", (name, expected) => {
  expect(quoteIdentifier(name, postgresqlDialect)).toBe(expected);
});

test.each([
  ["orders", "orders"],
  ["ORDERS", '"orders"'],
  ["Orders", '"Orders"'],
  ["order", '"ORDER"'],
  ["number", '"NUMBER"'],
  ["my table", '"MY TABLE"'],
  ["中国abc", '"中国ABC"'],
  ["É1", '"É1"'],
])("name %j where quotes exchange upper and lower case", (name, expected) => {
  expect(quoteIdentifier(name, oracleDialect)).toBe(expected);
});

test("qualified name", () => {
  expect(quoteQualifiedName(["public", "Order lines"])).toBe('public."Order lines"');
});

test.each([
  ["", "''"],
  ["a", "'a'"],
  ["it's", "'it''s'"],
  ["a\\b", "E'a\\\\b'"],
  ["a\\'b", "E'a\\\\''b'"],
  ["a\nb", "'a\nb'"],
  [null, "NULL"],
])("literal %j", (text, expected) => {
  expect(quoteLiteral(text)).toBe(expected);
});

test.each([
  ["", "''"],
  ["a b", "'a b'"],
  ["it's", "'it''s'"],
  ["a\\b", "'a\\\\b'"],
  ["a\r\nb", "'a\\r\\nb'"],
  [':name `x` "y"', "':name `x` \"y\"'"],
])("argument %j", (text, expected) => {
  expect(quoteCommandArgument(text)).toBe(expected);
});
