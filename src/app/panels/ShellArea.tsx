import type { ReactElement } from "react";

export function ShellArea({ isShown }: { readonly isShown: boolean }): ReactElement {
  return <div hidden={!isShown} />;
}
