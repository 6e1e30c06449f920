import { TriangleAlert } from "lucide-react";
import type { ReactElement } from "react";
import { findKnownFaults } from "../../sql/oracle/constructs/findKnownFaults.ts";
import { useWorkbenchState } from "../services/useWorkbench.ts";
import { describeKnownFault } from "../wording/describeKnownFault.ts";
import styles from "./resultContent.module.css";

/** Server faults that make a statement's result wrong, or that ended its session. */
export function KnownFaultNotes({
  sql,
  port,
}: {
  readonly sql: string;
  readonly port: number;
}): ReactElement | null {
  const server = useWorkbenchState((state) => state.sessions[port]?.server ?? null);
  const faults = [...new Set(findKnownFaults(sql, server).map(({ fault }) => fault))];
  if (faults.length === 0) return null;
  return (
    <div className={styles["notes"]} role="note">
      {faults.map((fault) => (
        <p key={fault} className={styles["fault"]}>
          <TriangleAlert aria-hidden="true" /> {describeKnownFault(fault)}
        </p>
      ))}
    </div>
  );
}
