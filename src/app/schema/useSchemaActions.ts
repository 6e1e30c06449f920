import { Copy, FilePlus2, Hash, Network, Play, ScrollText, Table2 } from "lucide-react";
import { useMemo } from "react";
import type { CatalogRelation } from "../../sql/catalog/catalog.ts";
import type { SourceKind } from "../../sql/catalog/catalogQueries.ts";
import {
  countRows,
  dropRelation,
  dropRoutine,
  insertTemplate,
  type ObjectName,
  viewDefinition,
  withSemicolon,
} from "../../sql/catalog/objectStatements.ts";
import { withOracleTypes } from "../../sql/catalog/withOracleTypes.ts";
import { quoteIdentifier, quoteQualifiedName } from "../../sql/quote.ts";
import { selectDialect } from "../../state/store/selectors.ts";
import type { Workbench } from "../../state/workbench.ts";
import { showTool } from "../commands/toolCommands.ts";
import type { MenuItem } from "../ui/menu/menuItem.ts";
import { writeClipboard } from "../ui/writeClipboard.ts";
import { useServices } from "../services/useWorkbench.ts";
import type { Services } from "../services/services.ts";
import { findRelation, findRoutine, nameIn, open } from "./findInSchema.ts";
import { dropNow } from "./dropNow.ts";
import { firstRows, openAndRun, openDefinition, openFirstRows, openTable } from "./openObject.ts";
import { openTableDefinition } from "./openTableDefinition.ts";
import type { NodeReference } from "./toNodeId.ts";
import { packageActions } from "./packageActions.ts";
import { tableActions } from "./tableActions.ts";
import type { TreeNode } from "./treeNode.ts";

/** The actions of a tree node. Dropping asks first; other changes are only written into a tab. */
export function useSchemaActions(): (node: TreeNode) => readonly MenuItem[] {
  const services = useServices();
  return useMemo(() => (node) => actionsFor(services, node), [services]);
}

function actionsFor(services: Services, node: TreeNode): readonly MenuItem[] {
  const { workbench } = services;
  const { reference } = node;
  const copyName: MenuItem = {
    kind: "action",
    label: "Copy the name",
    icon: Copy,
    onSelect: () => void writeClipboard(node.dragText ?? node.label),
  };
  switch (reference.kind) {
    case "relation": {
      const relation = findRelation(workbench, reference.schemaId, reference.id);
      const name = nameIn(workbench, reference.schemaId, node.label);
      if (relation === null || name === null) return [copyName];
      return [...relationActions(services, relation, name, reference.schemaId), copyName];
    }
    case "routine": {
      const routine = findRoutine(workbench, reference.schemaId, reference.id);
      const name = nameIn(workbench, reference.schemaId, node.label);
      if (routine === null || name === null) return [copyName];
      return [
        showSource(workbench, "routine", routine.id, routine.name),
        copyName,
        { kind: "separator" },
        dropNow(services, () => dropRoutine(name, routine.kind === "procedure", routine.arguments)),
      ];
    }
    case "package":
    case "packageMember":
      return [...packageActions(services, reference), copyName];
    case "index":
      return [showSource(workbench, "index", reference.id, node.label), copyName];
    case "otherSchemas":
    case "folder":
      return [];
    case "column":
      return [copyName];
    case "schema": {
      const name = quoteIdentifier(node.label, selectDialect(workbench.store.getState()));
      return [
        {
          kind: "action",
          label: "Show the diagram",
          icon: Network,
          onSelect: () => {
            services.ui.setState({ diagramSchemaId: reference.schemaId });
            showTool(services, "diagram");
          },
        },
        showText(workbench, node.label, () => `create schema ${name};\n`),
        copyName,
        { kind: "separator" },
        dropNow(services, () => `drop schema ${name};\n`),
      ];
    }
    case "extension":
      return [
        showText(workbench, node.label, () => `create extension ${node.dragText ?? ""};\n`),
        copyName,
        { kind: "separator" },
        dropNow(services, () => `drop extension ${node.dragText ?? ""};\n`),
      ];
    case "type":
      return [
        showMadeBy(workbench, "type", reference.id, node.label),
        copyName,
        { kind: "separator" },
        dropNow(services, () => `drop type ${node.dragText ?? ""};\n`),
      ];
    case "role":
    case "database":
      return [showMadeBy(workbench, reference.kind, reference.id, node.label), copyName];
    case "constraint":
    case "trigger": {
      const text = definitionIn(workbench, reference);
      const show = showText(workbench, node.label, () => text ?? "");
      return text === null ? [copyName] : [show, copyName];
    }
  }
}

function relationActions(
  services: Services,
  relation: CatalogRelation,
  name: ObjectName,
  schemaId: number,
): readonly MenuItem[] {
  const { workbench } = services;
  const drop = dropNow(services, () => dropRelation(name, relation.kind));
  if (relation.kind === "sequence") {
    return [
      showSource(workbench, "sequence", relation.id, relation.name),
      drop,
      { kind: "separator" },
    ];
  }
  const isView = relation.kind === "view" || relation.kind === "materializedView";
  return [
    { ...runNow("Open data", Table2, () => openTable(services, name)), shortcut: "F4" },
    runNow(`Select the first ${firstRows} rows`, Play, () => openFirstRows(services, name)),
    runNow("Count the rows", Hash, () => openAndRun(services, relation.name, countRows(name))),
    { kind: "separator" },
    ...tableActions(services, name, schemaId, !isView),
    { kind: "separator" },
    {
      kind: "action",
      label: "Show the definition",
      icon: ScrollText,
      onSelect: () => void showDefinition(workbench, relation, name),
    },
    ...(isView
      ? []
      : [
          {
            kind: "action",
            label: "Write an INSERT",
            icon: FilePlus2,
            onSelect: () => void writeInsert(workbench, relation, name),
          } as const,
        ]),
    drop,
    { kind: "separator" },
  ];
}

async function showDefinition(
  workbench: Workbench,
  relation: CatalogRelation,
  name: ObjectName,
): Promise<void> {
  const isMaterialized = relation.kind === "materializedView";
  if (relation.kind === "view" || isMaterialized) {
    const query = await workbench.schema.loadSource("view", relation.id, name.dialect);
    if (query !== null) open(workbench, relation.name, viewDefinition(name, isMaterialized, query));
    return;
  }
  await openTableDefinition(workbench, relation.id, name);
}

async function writeInsert(
  workbench: Workbench,
  relation: CatalogRelation,
  name: ObjectName,
): Promise<void> {
  const details = await workbench.schema.readRelation(relation.id);
  if (details !== null) open(workbench, relation.name, insertTemplate(name, details.columns));
}

function showSource(workbench: Workbench, kind: SourceKind, id: number, label: string): MenuItem {
  return {
    kind: "action",
    label: "Show the definition",
    icon: ScrollText,
    onSelect: () => void openDefinition(workbench, kind, id, label),
  };
}

type Action = Extract<MenuItem, { kind: "action" }>;
type Icon = Action["icon"] & {};

function runNow(label: string, icon: Icon, run: () => Promise<void>): Action {
  return { kind: "action", label, icon, onSelect: () => void run() };
}

function showText(workbench: Workbench, label: string, write: () => string): MenuItem {
  return {
    kind: "action",
    label: "Show the definition",
    icon: ScrollText,
    onSelect: () => {
      open(workbench, label, write());
    },
  };
}

function showMadeBy(
  workbench: Workbench,
  kind: "type" | "role" | "database",
  id: number,
  label: string,
): MenuItem {
  const show = async (): Promise<void> => {
    const text = await workbench.schema.loadMadeBy(kind, id);
    if (text !== null) open(workbench, label, `${text}\n`);
  };
  return {
    kind: "action",
    label: "Show the definition",
    icon: ScrollText,
    onSelect: () => void show(),
  };
}

/** The statement that creates a constraint or trigger, from the loaded details of its table. */
function definitionIn(
  workbench: Workbench,
  { kind, relationId, id }: Extract<NodeReference, { kind: "constraint" | "trigger" }>,
): string | null {
  const state = workbench.store.getState();
  const details = state.schema.detailsByRelation[relationId]?.value ?? null;
  if (kind === "trigger") {
    const trigger = details?.triggers.find((each) => each.id === id);
    const dialect = selectDialect(state);
    return trigger === undefined
      ? null
      : withOracleTypes(withSemicolon(trigger.definition), dialect);
  }
  const constraint = details?.constraints.find((each) => each.id === id);
  const place = Object.entries(state.schema.objectsBySchema).flatMap(([schemaId, objects]) => {
    const relation = objects.value?.relations.find((each) => each.id === relationId);
    return relation === undefined ? [] : [nameIn(workbench, Number(schemaId), relation.name)];
  })[0];
  if (constraint === undefined || place == null) return null;
  const table = quoteQualifiedName([place.schema, place.name], place.dialect);
  const name = quoteIdentifier(constraint.name, place.dialect);
  const definition = withOracleTypes(constraint.definition, place.dialect);
  return `alter table ${table}\n  add constraint ${name} ${definition};\n`;
}
