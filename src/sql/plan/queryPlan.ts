/** What a node did when the statement ran; counted for one loop, as EXPLAIN ANALYZE does. */
export interface PlanActuals {
  readonly startupMs: number;
  readonly totalMs: number;
  readonly rows: number;
  /** 0: the node was never run. */
  readonly loops: number;
}

/** One node of a plan, PostgreSQL documentation, "EXPLAIN" and "Using EXPLAIN". */
export interface PlanNode {
  /** "Hash Join", "Seq Scan". */
  readonly type: string;
  /** What it works on: "on orders o", "using orders_pkey"; empty when nothing is named. */
  readonly target: string;
  /** How its parent uses it where that says something: "InitPlan 1", "CTE recent". */
  readonly role: string | null;
  readonly startupCost: number;
  readonly totalCost: number;
  readonly plannedRows: number;
  readonly width: number;
  /** `null` when the statement was only planned. */
  readonly actuals: PlanActuals | null;
  /** All else that the server says: conditions, keys, buffers; names as the server gives them. */
  readonly details: readonly (readonly [name: string, value: string])[];
  readonly children: readonly PlanNode[];
}

export interface QueryPlan {
  readonly root: PlanNode;
  readonly planningMs: number | null;
  readonly executionMs: number | null;
}
