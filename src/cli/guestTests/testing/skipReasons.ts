/** Why a test is skipped on an image; vitest reports it, and the conformance table sums it up. */
export const skipReasons = {
  noOrafce: "the server has no orafce",
  noPooler: "no pooler stands before port 1521",
  noOracleSyntax: "port 1521 does not parse Oracle's syntax",
  oracleSyntax: "port 1521 parses Oracle's syntax, so it does not refuse it as others do",
  sysSchema: "the server has a schema sys of its own",
  otherSettings: "the image's server has settings of its own",
} as const;
