/** Measurements of a node when the statement ran; for one loop, as in EXPLAIN ANALYZE. */
export interface PlanActuals {
  readonly startupMs: number;
  readonly totalMs: number;
  readonly rows: number;
  /** 0: the node was never run. */
  readonly loops: number;
}

/** One node of a plan, PostgreSQL documentation, "EXPLAIN" and "Using EXPLAIN". */
export interface PlanNode {
  /** For example "Hash Join", "Seq Scan". */
  readonly type: string;
  /** Its table or index: "on orders o", "using orders_pkey"; empty if none is named. */
  readonly target: string;
  /** How its parent uses it, if that is worth showing: "InitPlan 1", "CTE recent". */
  readonly role: string | null;
  readonly startupCost: number;
  readonly totalCost: number;
  readonly plannedRows: number;
  readonly width: number;
  /** `null` when the statement was only planned. */
  readonly actuals: PlanActuals | null;
  /** The server's other fields: conditions, keys, buffers; with the server's names. */
  readonly details: readonly (readonly [name: string, value: string])[];
  readonly children: readonly PlanNode[];
}

export interface QueryPlan {
  readonly root: PlanNode;
  readonly planningMs: number | null;
  readonly executionMs: number | null;
}
