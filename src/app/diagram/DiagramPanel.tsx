import { Download, Maximize, RefreshCw, ZoomIn, ZoomOut } from "lucide-react";
import {
  type KeyboardEvent,
  type ReactElement,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { CatalogSchema } from "../../sql/catalog/catalog.ts";
import type { DiagramTable } from "../../sql/diagram/schemaDiagram.ts";
import { selectDialect } from "../../state/store/selectors.ts";
import type { WorkbenchState } from "../../state/store/workbenchState.ts";
import { focusOpened } from "../commands/focusOpened.ts";
import { downloadFile } from "../ui/downloadFile.ts";
import { openTableDefinition } from "../schema/openTableDefinition.ts";
import { translate } from "../translation/translation.ts";
import { Button } from "../ui/buttons/Button.tsx";
import { useIsShown } from "../services/useIsShown.ts";
import { EmptyState } from "../ui/placeholders/EmptyState.tsx";
import { IconButton } from "../ui/buttons/IconButton.tsx";
import { useServices, useUiState, useWorkbenchState } from "../services/useWorkbench.ts";
import { DiagramList } from "./DiagramList.tsx";
import { DiagramNote } from "./DiagramNote.tsx";
import { DiagramPicture } from "./DiagramPicture.tsx";
import styles from "./diagram.module.css";
import { useDiagram } from "./useDiagram.ts";
import { useDragToPan } from "./useDragToPan.ts";

const selectSchemas = (state: WorkbenchState): readonly CatalogSchema[] | null =>
  state.schema.server?.value?.schemas ?? null;
const selectIsUp = (state: WorkbenchState): boolean => state.machine.isClockSet;
const scales = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;

/** The tables of a schema and their foreign keys, as a picture or as text. */
export function DiagramPanel(): ReactElement {
  const services = useServices();
  const { workbench, ui } = services;
  const schemas = useWorkbenchState(selectSchemas);
  const isUp = useWorkbenchState(selectIsUp);
  const wantedId = useUiState((state) => state.diagramSchemaId);
  const offered = useMemo(
    () => (schemas ?? []).filter(({ origin }) => origin === "user"),
    [schemas],
  );
  const schema =
    offered.find(({ id }) => id === wantedId) ??
    offered.find(({ name }) => name === "public") ??
    offered[0] ??
    null;
  const isShown = useIsShown();
  const [isInWords, setIsInWords] = useState(false);
  const [scale, setScale] = useState(1);
  const picture = useRef<SVGSVGElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  useDragToPan(frame);
  const schemaId = schema?.id ?? null;
  const { diagram, schemaId: readId, state, refresh } = useDiagram(schemaId, schemas);

  useEffect(() => {
    if (isUp && isShown && schemas === null) void workbench.schema.loadServer();
  }, [workbench, isUp, isShown, schemas]);

  const open = (table: DiagramTable): void => {
    const { schema, name } = table;
    const dialect = selectDialect(workbench.store.getState());
    void focusOpened(services, () =>
      openTableDefinition(workbench, table.id, { schema, name, dialect }),
    );
  };
  const zoom = (step: 1 | -1): void => {
    const next =
      step === 1 ? scales.find((each) => each > scale) : scales.findLast((each) => each < scale);
    if (next !== undefined) setScale(next);
  };
  const fit = (): void => {
    const [view, box] = [picture.current?.viewBox.baseVal, frame.current];
    if (view == null || box === null) return;
    setScale(Math.min(1, box.clientWidth / view.width, box.clientHeight / view.height));
  };
  // Opens fitted; later the user's zoom is kept, also when DDL changes the tables.
  const fittedId = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (!isShown || picture.current === null || fittedId.current === readId) return;
    fittedId.current = readId;
    fit();
  });
  const handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(1);
    else if (event.key === "-") zoom(-1);
    else if (event.key === "0") fit();
  };
  const save = (): void => {
    if (picture.current === null || schema === null) return;
    const text = new XMLSerializer().serializeToString(picture.current);
    downloadFile(`${schema.name}.svg`, new Blob([text], { type: "image/svg+xml" }));
  };

  return (
    <section className={styles["panel"]} aria-label={translate("Diagram")}>
      <header className={styles["bar"]}>
        <h2 className={styles["title"]}>{translate("Diagram")}</h2>
        <label className={styles["schema"]}>
          {translate("Schema to draw")}
          <select
            value={schemaId ?? ""}
            onChange={(event) => {
              ui.setState({ diagramSchemaId: Number(event.currentTarget.value) });
            }}
          >
            {offered.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <span className={styles["space"]} />
        <Button
          label={isInWords ? "Show as a picture" : "Show in words"}
          look="quiet"
          onClick={() => {
            setIsInWords(!isInWords);
          }}
        />
        {!isInWords && (
          <>
            <IconButton
              label="Zoom out"
              icon={ZoomOut}
              onClick={() => {
                zoom(-1);
              }}
            />
            <IconButton
              label="Zoom in"
              icon={ZoomIn}
              onClick={() => {
                zoom(1);
              }}
            />
            <IconButton label="Fit the diagram to its place" icon={Maximize} onClick={fit} />
            <IconButton label="Save as SVG" icon={Download} onClick={save} />
          </>
        )}
        <IconButton label="Refresh" icon={RefreshCw} onClick={refresh} />
      </header>
      <DiagramNote diagram={diagram} state={state} />
      <div ref={frame} className={styles["frame"]} onKeyDown={handleKey}>
        {diagram === null || schema === null ? null : diagram.tables.length === 0 ? (
          <EmptyState title="No tables in this schema" />
        ) : isInWords ? (
          <DiagramList diagram={diagram} onOpen={open} />
        ) : (
          <DiagramPicture
            ref={picture}
            diagram={diagram}
            label={translate("Tables of {{schema}}", { schema: schema.name })}
            scale={scale}
            onOpen={open}
          />
        )}
      </div>
    </section>
  );
}
