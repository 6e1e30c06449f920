import type { WorkbenchState } from "../../state/store/workbenchState.ts";

const modeNames = { oracle: "Oracle", postgresql: "PostgreSQL" } as const;

/** "1521 Oracle". */
export function nameOfPort({ machine }: WorkbenchState, port: number): string {
  const mode = machine.manifest?.ports.find((each) => each.port === port)?.mode;
  return mode === undefined ? String(port) : `${port} ${modeNames[mode]}`;
}
