import type { ReactElement } from "react";
import { Separator } from "react-resizable-panels";
import styles from "./divider.module.css";
import { translate } from "../translation/translation.ts";

export interface DividerProps {
  readonly id: string;
  /** Names the divided panels, for screen readers. */
  readonly label: string;
  readonly direction: "vertical" | "horizontal";
}

/** A line between two panels that can be dragged, or moved with the arrow keys. */
export function Divider({ id, label, direction }: DividerProps): ReactElement {
  return <Separator id={id} aria-label={translate(label)} className={styles[direction]} />;
}
