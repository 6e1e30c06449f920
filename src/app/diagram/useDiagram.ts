import { useCallback, useEffect, useRef, useState } from "react";
import type { CatalogSchema } from "../../sql/catalog/catalog.ts";
import { withOracleTypes } from "../../sql/catalog/withOracleTypes.ts";
import type { Dialect } from "../../sql/dialect.ts";
import type { SchemaDiagram } from "../../sql/diagram/schemaDiagram.ts";
import { selectDialect, selectIsAnythingRunning } from "../../state/store/selectors.ts";
import { useIsShown } from "../services/useIsShown.ts";
import { useWorkbench, useWorkbenchState } from "../services/useWorkbench.ts";

export interface ReadDiagram {
  /** `null` while none was read. */
  readonly diagram: SchemaDiagram | null;
  /** The schema of `diagram`, which may be an earlier one. */
  readonly schemaId: number | null;
  /**
   * `early`: statements were running when it was read, so tables may be missing; `failed`: the
   * server did not answer, and the diagram is an earlier one.
   */
  readonly state: "reading" | "read" | "early" | "failed";
  readonly refresh: () => void;
}

/**
 * Reads a schema's diagram, and again when the catalogue or the statements that ran have changed; while
 * hidden, when it is shown again.
 */
export function useDiagram(
  schemaId: number | null,
  schemas: readonly CatalogSchema[] | null,
): ReadDiagram {
  const workbench = useWorkbench();
  const isShown = useIsShown();
  const isRunning = useWorkbenchState(selectIsAnythingRunning);
  const [answer, setAnswer] = useState<Omit<ReadDiagram, "refresh">>({
    diagram: null,
    schemaId: null,
    state: "reading",
  });
  const last = useRef<object | null>(null);

  const read = useCallback(async (): Promise<void> => {
    if (schemaId === null) return;
    const own = {};
    last.current = own;
    const isEarly = selectIsAnythingRunning(workbench.store.getState());
    const diagram = await workbench.readDiagram(schemaId);
    if (last.current !== own) return;
    const dialect = selectDialect(workbench.store.getState());
    setAnswer((before) =>
      diagram === null
        ? { ...before, state: "failed" }
        : { diagram: withTypesOf(diagram, dialect), schemaId, state: isEarly ? "early" : "read" },
    );
  }, [workbench, schemaId]);

  // The list of schemas is a new object whenever the catalogue was read again, as after DDL.
  useEffect(() => {
    if (!isShown) return;
    void read();
    return () => {
      last.current = null;
    };
  }, [read, schemas, isShown]);

  // The catalogue is read while a long script runs; its last statements come after that.
  const isDue = answer.state === "early" && !isRunning && isShown;
  useEffect(() => {
    if (isDue) void read();
  }, [isDue, read]);

  return { ...answer, refresh: () => void read() };
}

/** Types as the active tab's port names them. */
function withTypesOf(diagram: SchemaDiagram, dialect: Dialect): SchemaDiagram {
  const tables = diagram.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => ({
      ...column,
      type: withOracleTypes(column.type, dialect),
    })),
  }));
  return { ...diagram, tables };
}
