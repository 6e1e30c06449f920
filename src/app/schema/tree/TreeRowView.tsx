import { ChevronRight, Ellipsis, RotateCw } from "lucide-react";
import type { DragEvent, MouseEvent, ReactElement } from "react";
import { useTranslate } from "../../translation/useTranslate.ts";
import { shortenType } from "../../../sql/shortenType.ts";
import { joinClasses } from "../../ui/joinClasses.ts";
import type { Anchor } from "../../ui/floating/placeFloating.ts";
import { Spinner } from "../../ui/Spinner.tsx";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import type { TreeNote, TreeRow } from "./flattenTree.ts";
import { kindLooks } from "./kindLooks.ts";
import type { SchemaNode } from "./schemaNode.ts";
import styles from "./schemaTree.module.css";

export interface TreeRowViewProps {
  readonly row: TreeRow;
  readonly top: number;
  readonly isActive: boolean;
  /** The filter's text, which is marked in labels. */
  readonly filter: string;
  /** The row got the focus, by a key, the mouse or a screen reader. */
  readonly onFocus: (row: TreeRow) => void;
  readonly onPick: (row: TreeRow) => void;
  readonly onDoublePick: (row: TreeRow) => void;
  readonly onOpenMenu: (row: TreeRow, anchor: Anchor) => void;
}

const indentPx = 14;

export function TreeRowView(props: TreeRowViewProps): ReactElement {
  const { row, top, isActive, onFocus, onPick, onDoublePick, onOpenMenu } = props;
  const isNode = row.kind === "node";
  return (
    <div
      role="treeitem"
      aria-level={row.level}
      aria-posinset={isNode ? row.position : 1}
      aria-setsize={isNode ? row.siblings : 1}
      aria-expanded={isNode && row.node.hasChildren ? row.isExpanded : undefined}
      aria-selected={isActive}
      data-active={isActive || undefined}
      tabIndex={isActive ? 0 : -1}
      className={styles["row"]}
      style={{
        transform: `translateY(${top}px)`,
        paddingInlineStart: 6 + (row.level - 1) * indentPx,
      }}
      draggable={isNode}
      onDragStart={(event: DragEvent) => {
        if (!isNode) return;
        event.dataTransfer.setData("text/plain", row.node.dragText ?? row.node.label);
        event.dataTransfer.effectAllowed = "copy";
      }}
      onFocus={() => {
        onFocus(row);
      }}
      onClick={() => {
        onPick(row);
      }}
      onDoubleClick={() => {
        onDoublePick(row);
      }}
      onContextMenu={(event: MouseEvent) => {
        event.preventDefault();
        onOpenMenu(row, { x: event.clientX, y: event.clientY, width: 0, height: 0 });
      }}
    >
      {isNode ? (
        <NodeContent {...props} node={row.node} isExpanded={row.isExpanded} />
      ) : (
        <NoteContent note={row.note} />
      )}
    </div>
  );
}

interface NodeContentProps extends TreeRowViewProps {
  readonly node: SchemaNode;
  readonly isExpanded: boolean;
}

function NodeContent({
  row,
  node,
  isExpanded,
  filter,
  onOpenMenu,
}: NodeContentProps): ReactElement {
  const translate = useTranslate();
  const Icon = kindLooks[node.kind].icon;
  return (
    <>
      <ChevronRight
        aria-hidden="true"
        className={joinClasses(
          styles["chevron"],
          isExpanded && styles["open"],
          !node.hasChildren && styles["none"],
        )}
      />
      <Icon aria-hidden="true" className={joinClasses(styles["icon"], styles[node.kind])} />
      <span className={styles["label"]}>
        <MarkedText
          text={node.kind === "folder" ? translate(node.label) : node.label}
          marked={node.kind === "folder" ? "" : filter}
        />
      </span>
      {node.detail !== undefined && (
        <span className={styles["detail"]} title={node.detail}>
          {" "}
          {node.kind === "column" ? shortenType(node.detail) : node.detail}
        </span>
      )}
      {node.badges?.map((badge) => (
        <span key={badge} data-badge={badge} className={styles["badge"]}>
          {" "}
          {badge}
        </span>
      ))}
      <VisuallyHidden> {kindLooks[node.kind].word}</VisuallyHidden>
      {/* For the mouse only: the keyboard has Shift+F10, and the row's name is its content. */}
      <span
        aria-hidden="true"
        title={translate("Actions (Shift+F10)")}
        className={styles["more"]}
        onClick={(event) => {
          event.stopPropagation();
          onOpenMenu(row, event.currentTarget.getBoundingClientRect());
        }}
      >
        <Ellipsis />
      </span>
    </>
  );
}

function MarkedText({ text, marked }: { text: string; marked: string }): ReactElement | string {
  const start = marked === "" ? -1 : text.toLowerCase().indexOf(marked);
  if (start === -1) return text;
  const end = start + marked.length;
  return (
    <>
      {text.slice(0, start)}
      <mark className={styles["match"]}>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </>
  );
}

function NoteContent({ note }: { readonly note: TreeNote }): ReactElement {
  const translate = useTranslate();
  return (
    <span className={joinClasses(styles["note"], note.kind === "failed" && styles["failed"])}>
      {note.kind === "loading" && <Spinner />}
      {note.kind === "failed" && <RotateCw aria-hidden="true" className={styles["icon"]} />}
      <span className={styles["label"]}>{describeNote(note, translate)}</span>
    </span>
  );
}

function describeNote(note: TreeNote, translate: (words: string) => string): string {
  switch (note.kind) {
    case "loading":
      return translate("Loading…");
    case "empty":
      return translate("Nothing here");
    case "failed":
      return `${note.reason} ${translate("Enter tries again.")}`;
  }
}
