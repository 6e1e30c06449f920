import type { PlanNode, QueryPlan } from "./queryPlan.ts";

/** Writes the plan in the layout of EXPLAIN's text form; PostgreSQL, "Using EXPLAIN". */
export function writePlanText({ root, planningMs, executionMs }: QueryPlan): string {
  const lines: string[] = [];
  writeNode(root, 0, lines);
  if (planningMs !== null) lines.push(`Planning Time: ${planningMs.toFixed(3)} ms`);
  if (executionMs !== null) lines.push(`Execution Time: ${executionMs.toFixed(3)} ms`);
  return lines.join("\n");
}

function writeNode(node: PlanNode, depth: number, lines: string[]): void {
  const indent = depth === 0 ? "" : " ".repeat(6 * depth - 4);
  if (node.role !== null) lines.push(`${indent}${node.role}`);
  const arrow = depth === 0 ? "" : "->  ";
  const title = [node.type, node.target].filter((part) => part !== "").join(" ");
  lines.push(`${indent}${arrow}${title}  ${writeNumbers(node)}`);
  const inner = " ".repeat(depth === 0 ? 2 : 6 * depth + 2);
  for (const [name, value] of node.details) lines.push(`${inner}${name}: ${value}`);
  for (const child of node.children) writeNode(child, depth + 1, lines);
}

function writeNumbers({ startupCost, totalCost, plannedRows, width, actuals }: PlanNode): string {
  const costs = `${startupCost.toFixed(2)}..${totalCost.toFixed(2)}`;
  const estimate = `(cost=${costs} rows=${plannedRows} width=${width})`;
  if (actuals === null) return estimate;
  if (actuals.loops === 0) return `${estimate} (never executed)`;
  const times = `${actuals.startupMs.toFixed(3)}..${actuals.totalMs.toFixed(3)}`;
  return `${estimate} (actual time=${times} rows=${actuals.rows} loops=${actuals.loops})`;
}
