import { Play, ScrollText } from "lucide-react";
import { dropPackage, packageCall } from "../../sql/catalog/packageSource.ts";
import type { Services } from "../services/services.ts";
import type { MenuItem } from "../ui/menu/menuItem.ts";
import { dropNow } from "./dropNow.ts";
import { nameIn, open } from "./findInSchema.ts";
import type { NodeReference } from "./toNodeId.ts";

/** The actions of a package and its members. */
export function packageActions(
  services: Services,
  reference: Extract<NodeReference, { kind: "package" | "packageMember" }>,
): readonly MenuItem[] {
  const { workbench } = services;
  const state = workbench.store.getState();
  const found = state.schema.objectsBySchema[reference.schemaId]?.value?.packages.find(
    ({ id }) => id === reference.id,
  );
  const name = found && nameIn(workbench, reference.schemaId, found.name);
  if (found === undefined || name == null) return [];
  const show: MenuItem = {
    kind: "action",
    label: "Show the definition",
    icon: ScrollText,
    onSelect: () => {
      void workbench.schema.loadPackage(found.id, name).then((source) => {
        if (source !== null) open(workbench, found.name, source);
      });
    },
  };
  if (reference.kind === "package") {
    return [show, dropNow(services, () => dropPackage(name)), { kind: "separator" }];
  }
  const member = found.members[reference.index];
  const call = member === undefined ? null : packageCall(name, member);
  if (member === undefined || call === null) return [show];
  const write: MenuItem = {
    kind: "action",
    label: "Write a call",
    icon: Play,
    onSelect: () => {
      open(workbench, member.name, call);
    },
  };
  return [write, show];
}
