// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { useState, type ReactElement } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { SchemaChildren, SchemaNode } from "./schemaNode.ts";
import { SchemaTree } from "./SchemaTree.tsx";
import type { SchemaTreeProps } from "./schemaTreeProps.ts";

afterEach(cleanup);

const emp: SchemaNode = { id: "emp", kind: "table", label: "emp", hasChildren: true };
const roots: SchemaChildren = {
  kind: "loaded",
  nodes: [
    { id: "public", kind: "schema", label: "public", hasChildren: true },
    { id: "oracle", kind: "schema", label: "oracle", hasChildren: true },
  ],
};
const childrenById = new Map<string, SchemaChildren>([
  [
    "public",
    {
      kind: "loaded",
      nodes: [
        emp,
        {
          id: "Sales",
          kind: "table",
          label: "Sales 2024",
          hasChildren: false,
          dragText: '"Sales 2024"',
        },
      ],
    },
  ],
  [
    "emp",
    {
      kind: "loaded",
      nodes: [
        {
          id: "emp.id",
          kind: "column",
          label: "id",
          detail: "integer",
          badges: ["PK"],
          hasChildren: false,
        },
      ],
    },
  ],
]);

function Harness(props: Partial<SchemaTreeProps>): ReactElement {
  const [expandedIds, setExpandedIds] = useState<ReadonlySet<string>>(new Set());
  return (
    <SchemaTree
      roots={roots}
      childrenById={childrenById}
      expandedIds={expandedIds}
      onExpandedIdsChange={setExpandedIds}
      onLoadChildren={vi.fn()}
      onRefresh={vi.fn()}
      actionsFor={() => []}
      {...props}
    />
  );
}

function focusedName(): string {
  return document.activeElement?.textContent ?? "";
}

describe("SchemaTree", () => {
  it("moves on from a row that got the focus by other means than its own keys", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    act(() => {
      screen.getByRole("treeitem", { name: /^oracle/ }).focus();
    });
    await user.keyboard("{ArrowUp}");
    expect(focusedName()).toContain("public");
  });

  it.each([
    ["created anew", { ...emp, id: "emp2" }, "emp"],
    ["dropped", null, "Sales 2024"],
  ])("keeps the focus when the focused object is %s", async (_name, renewed, expected) => {
    const user = userEvent.setup();
    const onOpen = vi.fn();
    const { rerender } = render(<Harness onOpen={onOpen} />);
    await user.click(screen.getByRole("treeitem", { name: "public schema" }));
    act(() => {
      screen.getByRole("treeitem", { name: "emp table" }).focus();
    });
    const nodes = [
      ...(renewed === null ? [] : [renewed]),
      { ...emp, id: "Sales", label: "Sales 2024" },
    ];
    const after = new Map(childrenById).set("public", { kind: "loaded", nodes });
    rerender(<Harness onOpen={onOpen} childrenById={after} />);
    expect(focusedName()).toContain(expected);
    await user.keyboard("{F4}");
    expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ label: expected }));
  });

  it("is a tree of named items with level, position and state", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    expect(screen.getByRole("tree", { name: "Schema" })).toBeTruthy();
    const schema = screen.getByRole("treeitem", { name: "public schema" });
    expect(schema.getAttribute("aria-expanded")).toBe("false");
    const place = ["aria-level", "aria-posinset", "aria-setsize"];
    expect(place.map((name) => schema.getAttribute(name))).toEqual(["1", "1", "2"]);
    await user.click(schema);
    expect(schema.getAttribute("aria-expanded")).toBe("true");
    await user.click(screen.getByRole("treeitem", { name: "emp table" }));
    const column = screen.getByRole("treeitem", { name: "id integer PK column" });
    expect(column.getAttribute("aria-level")).toBe("3");
    expect(column.getAttribute("aria-expanded")).toBeNull();
  });

  it("can be navigated by keyboard", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    await user.tab();
    await user.tab();
    await user.tab();
    expect(focusedName()).toContain("public");
    await user.keyboard("{ArrowRight}{ArrowRight}");
    expect(focusedName()).toContain("emp");
    await user.keyboard("{ArrowRight}{ArrowDown}");
    expect(focusedName()).toContain("id");
    await user.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(screen.queryByText("id")).toBeNull();
    await user.keyboard("{End}");
    expect(focusedName()).toContain("oracle");
    await user.keyboard("sal");
    expect(focusedName()).toContain("Sales 2024");
    await user.keyboard("{ArrowLeft}{ArrowLeft}");
    expect(screen.getAllByRole("treeitem")).toHaveLength(2);
  });

  it("loads children once, and again after a failure", async () => {
    const user = userEvent.setup();
    const onLoadChildren = vi.fn();
    const { rerender } = render(<Harness onLoadChildren={onLoadChildren} />);
    await user.click(screen.getByRole("treeitem", { name: "oracle schema" }));
    expect(screen.getByRole("treeitem", { name: "Loading…" })).toBeTruthy();
    rerender(<Harness onLoadChildren={onLoadChildren} childrenById={new Map(childrenById)} />);
    expect(onLoadChildren.mock.calls.map(([node]) => (node as SchemaNode).id)).toEqual(["oracle"]);
    const failed = new Map(childrenById).set("oracle", { kind: "failed", reason: "No session." });
    rerender(<Harness onLoadChildren={onLoadChildren} childrenById={failed} />);
    await user.click(screen.getByRole("treeitem", { name: /No session/ }));
    expect(onLoadChildren).toHaveBeenCalledTimes(2);
  });

  it("offers a node's actions by right click and by Shift+F10", async () => {
    const user = userEvent.setup();
    const onSelect = vi.fn();
    const actionsFor = vi.fn(() => [
      { kind: "action", label: "Select first 100 rows", onSelect } as const,
    ]);
    render(<Harness actionsFor={actionsFor} />);
    const item = screen.getByRole("treeitem", { name: "public schema" });
    await user.pointer({ keys: "[MouseRight]", target: item });
    await user.click(screen.getByRole("menuitem", { name: "Select first 100 rows" }));
    item.focus();
    await user.keyboard("{Shift>}{F10}{/Shift}{Enter}");
    expect(onSelect).toHaveBeenCalledTimes(2);
    expect(document.activeElement).toBe(item);
  });

  it("filters what is loaded", async () => {
    const user = userEvent.setup();
    const onFilterChange = vi.fn();
    render(<Harness onFilterChange={onFilterChange} />);
    await user.type(screen.getByRole("searchbox", { name: "Filter the schema" }), "sales");
    expect(screen.getAllByRole("treeitem").map((item) => item.textContent.trim())).toEqual([
      "public schema",
      "Sales 2024 table",
    ]);
    expect(onFilterChange).toHaveBeenLastCalledWith("sales");
    await user.type(screen.getByRole("searchbox"), "x");
    expect(screen.getByText(/Nothing that has been opened matches/)).toBeTruthy();
  });

  it("provides the quoted name when it is dragged", async () => {
    const user = userEvent.setup();
    render(<Harness />);
    await user.click(screen.getByRole("treeitem", { name: "public schema" }));
    const setData = vi.fn();
    fireEvent.dragStart(screen.getByRole("treeitem", { name: "Sales 2024 table" }), {
      dataTransfer: { setData, effectAllowed: "" },
    });
    expect(setData).toHaveBeenCalledWith("text/plain", '"Sales 2024"');
  });

  it("renders a part of a long list, always with the focused item", async () => {
    const user = userEvent.setup();
    const nodes = Array.from({ length: 5000 }, (_unused, index): SchemaNode => ({
      id: `t${index}`,
      kind: "table",
      label: `table_${index}`,
      hasChildren: false,
    }));
    render(<Harness roots={{ kind: "loaded", nodes }} />);
    expect(screen.getAllByRole("treeitem").length).toBeLessThan(100);
    screen.getByRole("treeitem", { name: "table_0 table" }).focus();
    await user.keyboard("{End}");
    expect(focusedName()).toContain("table_4999");
    expect(document.activeElement?.getAttribute("aria-posinset")).toBe("5000");
  });
});
