import { parseJson } from "../../base/parseJson.ts";
import type { PlanActuals, PlanNode, QueryPlan } from "./queryPlan.ts";

/** Parses the output of `EXPLAIN (FORMAT JSON)`; `null` for other texts. */
export function parsePlan(text: string): QueryPlan | null {
  const list = parseJson(text);
  const answer = Array.isArray(list) ? asRecord(list[0]) : null;
  const root = answer === null ? null : readNode(answer["Plan"]);
  if (answer === null || root === null) return null;
  return {
    root,
    planningMs: asNumber(answer["Planning Time"]),
    executionMs: asNumber(answer["Execution Time"]),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function readNode(value: unknown): PlanNode | null {
  const fields = asRecord(value);
  const type = fields === null ? null : asText(fields["Node Type"]);
  if (fields === null || type === null) return null;
  const children: PlanNode[] = [];
  for (const child of asList(fields["Plans"])) {
    const node = readNode(child);
    if (node === null) return null;
    children.push(node);
  }
  return {
    type: nameNode(type, fields),
    target: describeTarget(fields),
    role: asText(fields["Subplan Name"]),
    startupCost: asNumber(fields["Startup Cost"]) ?? 0,
    totalCost: asNumber(fields["Total Cost"]) ?? 0,
    plannedRows: asNumber(fields["Plan Rows"]) ?? 0,
    width: asNumber(fields["Plan Width"]) ?? 0,
    actuals: readActuals(fields),
    details: readDetails(fields),
    children,
  };
}

/** Names a node as EXPLAIN's text form: "Hash Left Join", "Partial HashAggregate", "Insert". */
function nameNode(type: string, fields: Fields): string {
  const join = asText(fields["Join Type"]);
  const strategy = asText(fields["Strategy"]);
  let name = type;
  if (type === "ModifyTable") name = asText(fields["Operation"]) ?? type;
  else if (type === "Aggregate") name = aggregateNames[strategy ?? ""] ?? type;
  else if (type === "Nested Loop" && join !== null && join !== "Inner")
    name = `${type} ${join} Join`;
  else if (join !== null && join !== "Inner" && type.endsWith("Join")) {
    name = type.replace(/Join$/, `${join} Join`);
  }
  if (type.endsWith("Scan") && fields["Scan Direction"] === "Backward") name += " Backward";
  const mode = asText(fields["Partial Mode"]);
  if (mode !== null && mode !== "Simple") name = `${mode} ${name}`;
  return fields["Parallel Aware"] === true ? `Parallel ${name}` : name;
}

const aggregateNames: Readonly<Record<string, string>> = {
  Plain: "Aggregate",
  Sorted: "GroupAggregate",
  Hashed: "HashAggregate",
  Mixed: "MixedAggregate",
};

function describeTarget(fields: Fields): string {
  const index = asText(fields["Index Name"]);
  const relation =
    asText(fields["Relation Name"]) ??
    asText(fields["Function Name"]) ??
    asText(fields["CTE Name"]) ??
    asText(fields["Table Function Name"]);
  const alias = asText(fields["Alias"]);
  const parts: string[] = [];
  // EXPLAIN writes "on" for the index of a bitmap index scan, and "using" for others.
  if (index !== null && relation !== null) parts.push(`using ${index}`);
  const named = relation ?? index;
  if (named !== null)
    parts.push(`on ${named}${alias === null || alias === named ? "" : ` ${alias}`}`);
  else if (alias !== null) parts.push(`on ${alias}`);
  return parts.join(" ");
}

function readActuals(fields: Fields): PlanActuals | null {
  const loops = asNumber(fields["Actual Loops"]);
  if (loops === null) return null;
  return {
    startupMs: asNumber(fields["Actual Startup Time"]) ?? 0,
    totalMs: asNumber(fields["Actual Total Time"]) ?? 0,
    rows: asNumber(fields["Actual Rows"]) ?? 0,
    loops,
  };
}

/** Fields that are shown elsewhere or omitted. */
const placedFields: ReadonlySet<string> = new Set([
  "Node Type",
  "Plans",
  "Subplan Name",
  "Startup Cost",
  "Total Cost",
  "Plan Rows",
  "Plan Width",
  "Actual Startup Time",
  "Actual Total Time",
  "Actual Rows",
  "Actual Loops",
  "Parallel Aware",
  "Async Capable",
  "Parent Relationship",
  "Join Type",
  "Strategy",
  "Partial Mode",
  "Operation",
  "Scan Direction",
  "Relation Name",
  "Function Name",
  "CTE Name",
  "Table Function Name",
  "Index Name",
  "Alias",
]);

function readDetails(fields: Fields): PlanNode["details"] {
  return Object.entries(fields).flatMap(([name, value]) => {
    if (placedFields.has(name)) return [];
    // Omit counts of 0, such as blocks that were not touched or rows that were not removed.
    const isNothing = value === 0 || value === false || value === null;
    return isNothing ? [] : [[name, writeValue(value)] as const];
  });
}

function writeValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(writeValue).join(", ");
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return String(value);
}

function asRecord(value: unknown): Fields | null {
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  return isRecord ? (value as Fields) : null;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asText(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function asNumber(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
