import { type ReactElement, useCallback, useEffect, useMemo, useState } from "react";
import { selectDialect, selectIsPortBusy, selectReadiness } from "../../state/store/selectors.ts";
import type { SchemaState } from "../../state/store/schemaState.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import type { SchemaNode } from "./tree/schemaNode.ts";
import { SchemaTree } from "./tree/SchemaTree.tsx";
import { buildSchemaTree } from "./buildSchemaTree.ts";
import type { TreeNode } from "./treeNode.ts";
import { nameIn } from "./findInSchema.ts";
import { focusEditor } from "../commands/viewCommands.ts";
import { openTable } from "./openObject.ts";
import { useSchemaActions } from "./useSchemaActions.ts";
import { EmptyState } from "../ui/placeholders/EmptyState.tsx";
import { useServices, useWorkbenchState } from "../services/useWorkbench.ts";
import styles from "./schemaArea.module.css";

const selectSchema = (state: WorkbenchState): SchemaState => state.schema;
/** Whether no statement is running, so that reading the catalogue delays none. */
const selectIsQuiet = (state: WorkbenchState): boolean =>
  selectReadiness(state) === "ready" && !selectIsPortBusy(state);

// Gives the user's first statement priority over the catalogue queries of the tree.
const quietMs = 600;

/** The schema tree: read when no statement is running; deeper levels when they are opened. */
export function SchemaArea(): ReactElement {
  const services = useServices();
  const { workbench, editor } = services;
  const schema = useWorkbenchState(selectSchema);
  const dialect = useWorkbenchState(selectDialect);
  const isQuiet = useWorkbenchState(selectIsQuiet);
  const openNodes = useWorkbenchState((state) => state.openNodes);
  const [firstIds, setFirstIds] = useState<readonly string[]>([]);
  const expandedIds = useMemo(() => new Set(openNodes ?? firstIds), [openNodes, firstIds]);
  const actionsFor = useSchemaActions();
  const tree = useMemo(() => buildSchemaTree(schema, dialect), [schema, dialect]);
  const isUnread = schema.server === null;

  useEffect(() => {
    if (!isUnread || !isQuiet) return;
    const timer = setTimeout(() => {
      void readFirst().then(setFirstIds);
    }, quietMs);
    return () => {
      clearTimeout(timer);
    };

    /** Reads the catalogue; returns the node of schema `public`, which is opened at first. */
    async function readFirst(): Promise<readonly string[]> {
      await workbench.schema.loadServer();
      void workbench.schema.loadCluster();
      const { server } = workbench.store.getState().schema;
      const first = server?.value?.schemas.find(({ name }) => name === "public");
      return first === undefined ? [] : [`schema/${first.id}`];
    }
  }, [workbench, isUnread, isQuiet]);

  const loadChildren = useCallback(
    (node: SchemaNode) => {
      const { reference } = node as TreeNode;
      if (reference.kind === "schema") void workbench.schema.loadSchema(reference.schemaId);
      if (reference.kind === "relation") void workbench.schema.loadRelation(reference.id);
    },
    [workbench],
  );

  return (
    <section className={styles["area"]} aria-label="Schema">
      {isUnread ? (
        <EmptyState title="Schema">
          Tables, views and functions appear here once the server answers.
        </EmptyState>
      ) : (
        <SchemaTree
          {...tree}
          expandedIds={expandedIds}
          onExpandedIdsChange={(ids) => {
            workbench.setOpenNodes([...ids]);
          }}
          onLoadChildren={loadChildren}
          onRetryRoots={() => void workbench.schema.loadServer()}
          onRefresh={() => void workbench.schema.refresh()}
          actionsFor={(node) => actionsFor(node as TreeNode)}
          onActivate={(node) => {
            focusEditor(services);
            editor.current?.insert(node.dragText ?? node.label);
          }}
          onOpen={(node) => {
            const { reference, label } = node as TreeNode;
            if (reference.kind !== "relation") return;
            const name = nameIn(workbench, reference.schemaId, label);
            if (name !== null) void openTable(services, name);
          }}
        />
      )}
    </section>
  );
}
