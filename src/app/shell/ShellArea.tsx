import { type ReactElement, useState } from "react";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import { ShellPanel } from "./ShellPanel.tsx";

const selectFontSize = (state: WorkbenchState): number => state.settings.fontSizePx;
const selectIsScreenReaderMode = (state: WorkbenchState): boolean =>
  state.settings.isScreenReaderMode;

/** The guest's console. It is mounted when it is first shown and then stays mounted. */
export function ShellArea({ isShown }: { readonly isShown: boolean }): ReactElement | null {
  const { workbench, editor } = useServices();
  const [wasShown, setWasShown] = useState(isShown);
  if (isShown && !wasShown) setWasShown(true);
  const port = useWorkbenchState(() => workbench.console());
  const fontSizePx = useWorkbenchState(selectFontSize);
  const isScreenReaderMode = useWorkbenchState(selectIsScreenReaderMode);
  if (!isShown && !wasShown) return null;
  return (
    <ShellPanel
      port={port}
      fontSizePx={fontSizePx}
      isScreenReaderMode={isScreenReaderMode}
      onScreenReaderModeChange={(isOn) => {
        workbench.changeSettings({ isScreenReaderMode: isOn });
      }}
      onApplySize={({ columns, rows }) => {
        port?.write(new TextEncoder().encode(`stty cols ${columns} rows ${rows}\n`));
      }}
      onLeave={() => {
        editor.current?.focus();
      }}
    />
  );
}
