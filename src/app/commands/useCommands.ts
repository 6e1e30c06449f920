import { useMemo } from "react";
import { useServices } from "../services/useWorkbench.ts";
import type { CommandId } from "./command.ts";
import { findCommand } from "./commandTable.ts";
import { describeKeys, isMacPlatform } from "./keyBinding.ts";

export interface CommandRunner {
  run(id: CommandId): void;
  /** The command's first keys as users read them; empty if it has none. */
  shortcut(id: CommandId): string;
}

export function useCommands(): CommandRunner {
  const services = useServices();
  return useMemo(
    () => ({
      run(id) {
        findCommand(id).run(services);
      },
      shortcut(id) {
        const [binding] = findCommand(id).keys;
        return binding === undefined ? "" : describeKeys(binding, isMacPlatform());
      },
    }),
    [services],
  );
}
