import { type RefObject, useRef } from "react";
import { type FocusFollower, useFocusFollows } from "../../ui/useFocusFollows.ts";
import type { GridLayout } from "../gridModel/gridLayout.ts";
import type { GridPosition } from "../gridModel/gridSelection.ts";
import { type GridSelectionModel, useGridSelection } from "./useGridSelection.ts";
import { type GridView, useGridVirtualizers } from "./useGridVirtualizers.ts";

/** A grid's element with its selection, its drawn part and its focus. */
export interface GridFrameModel {
  readonly gridRef: RefObject<HTMLDivElement | null>;
  readonly layout: GridLayout;
  readonly rowCount: number;
  readonly selection: GridSelectionModel;
  readonly view: GridView;
  readonly focus: FocusFollower;
}

/** `start`: the cell or header that has the focus first; the first cell by default. */
export function useGridFrame(
  layout: GridLayout,
  rowCount: number,
  start?: GridPosition,
): GridFrameModel {
  const gridRef = useRef<HTMLDivElement>(null);
  const selection = useGridSelection(rowCount, layout.columns.length, start);
  const view = useGridVirtualizers(gridRef, layout, rowCount, selection.active);
  const focus = useFocusFollows(gridRef, () => {
    view.scrollTo(selection.active);
  });
  return { gridRef, layout, rowCount, selection, view, focus };
}
