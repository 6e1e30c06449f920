import { hasValueAxis, type ChartSpec } from "../chartSpec.ts";
import type { OmissionReason } from "./chartData.ts";

/** Counts the values that are not drawn, by reason. */
export class Omissions {
  readonly counts = new Map<OmissionReason, number>();

  add(reason: OmissionReason, count = 1): void {
    this.counts.set(reason, (this.counts.get(reason) ?? 0) + count);
  }
}

/** Why a number has no place in the chart; `null` if it has. */
export function findValueOmission(value: number, spec: ChartSpec): OmissionReason | null {
  if (spec.isLog && hasValueAxis(spec.type) && value <= 0) return "notPositive";
  if (spec.type === "pie" && value < 0) return "negative";
  return null;
}
