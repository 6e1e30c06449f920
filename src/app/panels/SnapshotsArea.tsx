import type { ReactElement } from "react";

export function SnapshotsArea(): ReactElement {
  return <div />;
}
