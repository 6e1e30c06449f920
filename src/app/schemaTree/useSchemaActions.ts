import { Copy, FilePlus2, Hash, Play, ScrollText, Trash2 } from "lucide-react";
import { useMemo } from "react";
import type { CatalogRelation, CatalogRoutine } from "../../sql/catalog/catalog.ts";
import type { SourceKind } from "../../sql/catalog/catalogQueries.ts";
import {
  countRows,
  dropRelation,
  dropRoutine,
  insertTemplate,
  type ObjectName,
  selectFirstRows,
  tableDefinition,
  viewDefinition,
  withSemicolon,
} from "../../sql/catalog/objectStatements.ts";
import { selectDialect } from "../../state/selectors.ts";
import type { Workbench } from "../../state/workbench.ts";
import type { MenuItem } from "../ui/menuItem.ts";
import { writeClipboard } from "../ui/writeClipboard.ts";
import { useWorkbench } from "../useWorkbench.ts";
import type { TreeNode } from "./treeNode.ts";

const firstRows = 100;

/** What can be done with a node of the tree. Nothing that changes data runs: it is written down. */
export function useSchemaActions(): (node: TreeNode) => readonly MenuItem[] {
  const workbench = useWorkbench();
  return useMemo(() => (node) => actionsFor(workbench, node), [workbench]);
}

function actionsFor(workbench: Workbench, node: TreeNode): readonly MenuItem[] {
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
      return [...relationActions(workbench, relation, name), copyName];
    }
    case "routine": {
      const routine = findRoutine(workbench, reference.schemaId, reference.id);
      const name = nameIn(workbench, reference.schemaId, node.label);
      if (routine === null || name === null) return [copyName];
      return [
        showSource(workbench, "routine", routine.id, routine.name),
        writeDown(workbench, "Write a DROP", Trash2, () =>
          dropRoutine(name, routine.kind === "procedure", routine.arguments),
        ),
        copyName,
      ];
    }
    case "package":
      return [showSource(workbench, "package", reference.id, node.label), copyName];
    case "index":
      return [showSource(workbench, "index", reference.id, node.label), copyName];
    case "otherSchemas":
    case "folder":
      return [];
    case "schema":
    case "type":
    case "column":
    case "constraint":
    case "trigger":
      return [copyName];
  }
}

function relationActions(
  workbench: Workbench,
  relation: CatalogRelation,
  name: ObjectName,
): readonly MenuItem[] {
  const drop = writeDown(workbench, "Write a DROP", Trash2, () =>
    dropRelation(name, relation.kind),
  );
  if (relation.kind === "sequence") {
    return [showSource(workbench, "sequence", relation.id, relation.name), drop];
  }
  const isView = relation.kind === "view" || relation.kind === "materializedView";
  return [
    runNow(workbench, `Select the first ${firstRows} rows`, Play, relation.name, () =>
      selectFirstRows(name, firstRows),
    ),
    runNow(workbench, "Count the rows", Hash, relation.name, () => countRows(name)),
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
    const query = await workbench.schema.loadSource("view", relation.id);
    if (query !== null) open(workbench, relation.name, viewDefinition(name, isMaterialized, query));
    return;
  }
  const details = await workbench.schema.readRelation(relation.id);
  if (details !== null) open(workbench, relation.name, tableDefinition(name, details));
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
  const show = async (): Promise<void> => {
    const source = await workbench.schema.loadSource(kind, id);
    if (source !== null) open(workbench, label, withSemicolon(source));
  };
  return {
    kind: "action",
    label: "Show the definition",
    icon: ScrollText,
    onSelect: () => void show(),
  };
}

type Icon = Extract<MenuItem, { kind: "action" }>["icon"] & {};

function runNow(
  workbench: Workbench,
  label: string,
  icon: Icon,
  tabName: string,
  write: () => string,
): MenuItem {
  return {
    kind: "action",
    label,
    icon,
    onSelect: () => {
      const sql = write();
      open(workbench, tabName, sql);
      void workbench.runs.runAll(sql);
    },
  };
}

function writeDown(workbench: Workbench, label: string, icon: Icon, write: () => string): MenuItem {
  return {
    kind: "action",
    label,
    icon,
    onSelect: () => {
      open(workbench, null, write());
    },
  };
}

/** In a tab of its own: nobody's text is overwritten. */
function open(workbench: Workbench, name: string | null, text: string): void {
  workbench.editor.add({ name, text });
}

function findRelation(workbench: Workbench, schemaId: number, id: number): CatalogRelation | null {
  const objects = workbench.store.getState().schema.objectsBySchema[schemaId]?.value;
  return objects?.relations.find((relation) => relation.id === id) ?? null;
}

function findRoutine(workbench: Workbench, schemaId: number, id: number): CatalogRoutine | null {
  const objects = workbench.store.getState().schema.objectsBySchema[schemaId]?.value;
  return objects?.routines.find((routine) => routine.id === id) ?? null;
}

function nameIn(workbench: Workbench, schemaId: number, name: string): ObjectName | null {
  const state = workbench.store.getState();
  const schema = state.schema.server?.value?.schemas.find(({ id }) => id === schemaId);
  return schema === undefined ? null : { schema: schema.name, name, dialect: selectDialect(state) };
}
