import type { RefObject } from "react";
import { type FocusFollower, useFocusFollows } from "../../ui/useFocusFollows.ts";
import type { GridLayout } from "../gridModel/gridLayout.ts";
import type { GridPosition } from "../gridModel/gridSelection.ts";
import { type GridSelectionModel, useGridSelection } from "./useGridSelection.ts";
import { type GridView, useGridVirtualizers } from "./useGridVirtualizers.ts";

/** A grid's selection, its drawn part and its focus. */
export interface GridFrameModel {
  readonly layout: GridLayout;
  readonly rowCount: number;
  readonly selection: GridSelectionModel;
  readonly view: GridView;
  readonly focus: FocusFollower;
}

/** `start`: the cell or header that has the focus first; the first cell by default. */
export function useGridFrame(
  gridRef: RefObject<HTMLDivElement | null>,
  layout: GridLayout,
  rowCount: number,
  start?: GridPosition,
): GridFrameModel {
  const selection = useGridSelection(rowCount, layout.columns.length, start);
  const view = useGridVirtualizers(gridRef, layout, rowCount, selection.active);
  const focus = useFocusFollows(gridRef, () => {
    view.scrollTo(selection.active);
  });
  return { layout, rowCount, selection, view, focus };
}
