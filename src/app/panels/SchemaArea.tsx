import type { ReactElement } from "react";

export function SchemaArea(): ReactElement {
  return <div />;
}
