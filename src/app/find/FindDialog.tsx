import {
  Columns3,
  Command as CommandIcon,
  Eye,
  FileText,
  FunctionSquare,
  Hash,
  History,
  type LucideIcon,
  Package,
  Table2,
  TextCursorInput,
} from "lucide-react";
import { type ReactElement, useState } from "react";
import type { FoundObject } from "../../sql/catalog/foundObjects.ts";
import { focusOpened } from "../commands/focusOpened.ts";
import { useCommands } from "../commands/useCommands.ts";
import { focusEditor } from "../commands/viewCommands.ts";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import type { Services } from "../services/services.ts";
import { useTranslate } from "../translation/useTranslate.ts";
import { Dialog } from "../ui/dialog/Dialog.tsx";
import { SearchList, type SearchOption } from "../ui/SearchList.tsx";
import { nameOfTab } from "../wording/nameOfTab.ts";
import { findLocally, type LocalFind } from "./findLocally.ts";
import { openFoundObject } from "./openFoundObject.ts";
import { useFoundObjects } from "./useFoundObjects.ts";

/** Finds objects of the database, tabs, earlier statements, snippets and commands by their words. */
export function FindDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  const services = useServices();
  const commands = useCommands();
  const translate = useTranslate();
  const state = useWorkbenchState((current) => current);
  const [filter, setFilter] = useState("");
  const objects = useFoundObjects(services.workbench, filter);
  const locals = findLocally(state, filter, nameOfTab, translate);
  const describe = (find: LocalFind): SearchOption => {
    const option = describeLocal(services, find, translate);
    if (find.kind !== "command") return option;
    const { id, isEnabled } = find.command;
    const shortcut = commands.shortcut(id);
    const shortcuts = shortcut === "" ? [] : [shortcut];
    return { ...option, shortcuts, isDisabled: isEnabled?.(state) === false };
  };
  const options = [
    ...objects.map((object) => describeObject(services, object, translate)),
    ...locals.map(describe),
  ];
  return (
    <Dialog title="Find anything" width="wide" onClose={onClose}>
      <SearchList
        label="Find anything"
        listLabel="Found"
        filter={filter}
        onFilter={setFilter}
        nothing="Nothing found."
        onClose={onClose}
        options={options}
      />
    </Dialog>
  );
}

type Translate = ReturnType<typeof useTranslate>;

function describeObject(
  services: Services,
  object: FoundObject,
  translate: Translate,
): SearchOption {
  const { kind, schema, name, detail, id } = object;
  const look = objectLooks[kind];
  const place = kind === "column" ? `${schema}.${detail}` : schema;
  return {
    key: `${kind} ${id} ${name}`,
    label: kind === "routine" ? `${name}(${detail})` : name,
    icon: look.icon,
    detail: `${translate(look.label)} · ${place}`,
    onChoose: () => void focusOpened(services, () => openFoundObject(services, object)),
  };
}

const objectLooks: Readonly<
  Record<FoundObject["kind"], { readonly icon: LucideIcon; readonly label: string }>
> = {
  table: { icon: Table2, label: "Table" },
  view: { icon: Eye, label: "View" },
  sequence: { icon: Hash, label: "Sequence" },
  column: { icon: Columns3, label: "Column" },
  routine: { icon: FunctionSquare, label: "Routine" },
  package: { icon: Package, label: "Package" },
};

function describeLocal(services: Services, find: LocalFind, translate: Translate): SearchOption {
  const { workbench, editor } = services;
  switch (find.kind) {
    case "tab":
      return {
        key: `tab ${find.id}`,
        label: find.name,
        icon: FileText,
        detail: `${translate("Tab")} · ${oneLine(find.text)}`,
        onChoose: () =>
          void focusOpened(services, () => {
            workbench.editor.activate(find.id);
          }),
      };
    case "history":
      return {
        key: `history ${find.id}`,
        label: oneLine(find.sql),
        icon: History,
        detail: `${translate("History")} · ${find.port}`,
        onChoose: () =>
          void focusOpened(services, () => {
            workbench.editor.add({ text: find.sql });
          }),
      };
    case "snippet":
      return {
        key: `snippet ${find.snippet.word}`,
        label: find.snippet.word,
        icon: TextCursorInput,
        detail: `${translate("Snippet")} · ${translate(find.snippet.detail)}`,
        onChoose: () => {
          focusEditor(services);
          editor.current?.insert(withoutPlaces(find.snippet.text));
        },
      };
    case "command":
      return {
        key: `command ${find.command.id}`,
        label: translate(find.command.label),
        icon: CommandIcon,
        detail: translate("Command"),
        onChoose: () => {
          find.command.run(services);
        },
      };
  }
}

/** The text of a snippet without its places to fill in. */
function withoutPlaces(text: string): string {
  return text.replaceAll(/\$\{\d+:([^{}]*)\}/g, "$1");
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().slice(0, 120);
}
