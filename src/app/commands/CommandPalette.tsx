import { type ReactElement, useState } from "react";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import { useTranslate } from "../translation/useTranslate.ts";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import { matchesWords } from "../ui/matchesWords.ts";
import { SearchList } from "../ui/SearchList.tsx";
import { commands } from "./commandTable.ts";
import { describeKeys, isMacPlatform } from "./keyBinding.ts";

/** Every command with its keys: type to find one, Enter runs it. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }): ReactElement {
  const services = useServices();
  const translate = useTranslate();
  const state = useWorkbenchState((current) => current);
  const [filter, setFilter] = useState("");
  const found = commands.filter(
    ({ id, label }) => id !== "openPalette" && matchesWords(`${label} ${translate(label)}`, filter),
  );
  return (
    <Dialog title="Commands" width="wide" onClose={onClose}>
      <SearchList
        label="Find a command"
        listLabel="Commands"
        filter={filter}
        onFilter={setFilter}
        nothing="No command has these words."
        options={found.map((command) => ({
          key: command.id,
          label: translate(command.label),
          shortcuts: command.keys.map((binding) => describeKeys(binding, isMacPlatform())),
          isDisabled: command.isEnabled?.(state) === false,
          onChoose: () => {
            command.run(services);
          },
        }))}
        onClose={onClose}
      />
    </Dialog>
  );
}
