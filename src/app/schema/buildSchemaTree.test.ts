import { describe, expect, it } from "vitest";
import { oracleDialect, postgresqlDialect } from "../../sql/dialect.ts";
import type { CatalogSchema, RelationDetails, SchemaObjects } from "../../sql/catalog/catalog.ts";
import { parsePackageMembers } from "../../sql/catalog/parsePackageMembers.ts";
import { emptySchema, type SchemaState } from "../../state/store/schemaState.ts";
import type { SchemaChildren, SchemaNode } from "./tree/schemaNode.ts";
import { buildSchemaTree, type SchemaTreeModel } from "./buildSchemaTree.ts";

const schema = (id: number, name: string, origin: CatalogSchema["origin"]): CatalogSchema => ({
  id,
  name,
  owner: "postgres",
  origin,
});

const objects: SchemaObjects = {
  relations: [
    { id: 1, name: "Emp", kind: "table", isPartition: false, estimatedRows: 1 },
    { id: 2, name: "emp_id_seq", kind: "sequence", isPartition: false, estimatedRows: null },
    { id: 3, name: "v", kind: "view", isPartition: false, estimatedRows: null },
  ],
  routines: [
    { id: 4, name: "f", kind: "function", arguments: "a integer", result: "text" },
    { id: 5, name: "p", kind: "procedure", arguments: "", result: null },
  ],
  types: [{ id: 6, name: "mood", kind: "enum" }],
  packages: [],
};

const details: RelationDetails = {
  columns: [
    {
      number: 1,
      name: "id",
      type: "integer",
      isNotNull: true,
      expression: null,
      generation: "default",
    },
    {
      number: 2,
      name: "boss",
      type: "integer",
      isNotNull: true,
      expression: null,
      generation: "default",
    },
  ],
  indexes: [],
  constraints: [
    { id: 7, name: "emp_pkey", kind: "primaryKey", definition: "PRIMARY KEY (id)", columns: [1] },
    { id: 8, name: "emp_fk", kind: "foreignKey", definition: "FOREIGN KEY ...", columns: [2] },
  ],
  triggers: [],
};

const state: SchemaState = {
  database: "postgres",
  server: {
    kind: "loaded",
    value: {
      schemas: [schema(10, "public", "user"), schema(11, "pg_catalog", "system")],
      hasPackages: false,
      oracleFunctions: {},
    },
  },
  cluster: null,
  objectsBySchema: { 10: { kind: "loaded", value: objects } },
  detailsByRelation: { 1: { kind: "loading", value: details } },
};

/** The loaded part of the tree as lines. */
function draw(tree: SchemaTreeModel): readonly string[] {
  const lines = (children: SchemaChildren | undefined, indent: string): readonly string[] => {
    if (children?.kind !== "loaded") return children === undefined ? [] : [indent + children.kind];
    return children.nodes.flatMap((node) => [
      indent + describeNode(node),
      ...lines(tree.childrenById.get(node.id), `${indent}  `),
    ]);
  };
  return lines(tree.roots, "");
}

function describeNode({ kind, label, detail, badges = [], hasChildren }: SchemaNode): string {
  return [kind, label, detail, ...badges.map((badge) => `[${badge}]`), hasChildren ? ">" : ""]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
}

it("lists user schemas first, tables directly, other objects in folders", () => {
  expect(draw(buildSchemaTree(state, postgresqlDialect))).toEqual([
    "schema public >",
    "  table Emp >",
    "    column id integer [PK]",
    "    column boss integer [FK] [not null]",
    "    folder Constraints 2 >",
    "      primaryKey emp_pkey PRIMARY KEY (id)",
    "      foreignKey emp_fk FOREIGN KEY ...",
    "  view v >",
    "  folder Functions 1 >",
    "    function f (a integer) → text",
    "  folder Procedures 1 >",
    "    procedure p ()",
    "  folder Sequences 1 >",
    "    sequence emp_id_seq",
    "  folder Types 1 >",
    "    type mood enum",
    "folder System and extensions >",
    "  schema pg_catalog >",
  ]);
});

it("quotes names as SQL needs it", () => {
  const { childrenById } = buildSchemaTree(state, postgresqlDialect);
  const children = childrenById.get("schema/10");
  const texts = children?.kind === "loaded" ? children.nodes.map(({ dragText }) => dragText) : [];
  expect(texts.slice(0, 2)).toEqual(['"Emp"', "v"]);
});

it("keeps its ids after a refresh", () => {
  const ids = (tree: SchemaTreeModel): readonly string[] =>
    [...tree.childrenById.keys()].toSorted();
  const refreshed: SchemaState = {
    ...state,
    objectsBySchema: {
      10: {
        kind: "loaded",
        value: { ...objects, types: [{ id: 99, name: "a new one", kind: "enum" }] },
      },
    },
  };
  expect(ids(buildSchemaTree(refreshed, postgresqlDialect))).toEqual(
    ids(buildSchemaTree(state, postgresqlDialect)),
  );
});

describe("a part that is not loaded", () => {
  it.each([
    ["not asked for", emptySchema, ["loading"]],
    [
      "not to be had",
      { ...emptySchema, server: { kind: "failed", value: null, reason: { kind: "noMachine" } } },
      ["failed"],
    ],
    [
      "failed, but known from before",
      {
        ...emptySchema,
        server: {
          kind: "failed",
          value: {
            schemas: [schema(10, "public", "user")],
            hasPackages: false,
            oracleFunctions: {},
          },
          reason: { kind: "noMachine" },
        },
      },
      ["schema public >"],
    ],
  ] satisfies readonly (readonly [string, SchemaState, readonly string[]])[])(
    "%s",
    (_name, given, expected) => {
      expect(draw(buildSchemaTree(given, postgresqlDialect))).toEqual(expected);
    },
  );
});

it("lists the members of a package below it, and types as Oracle's port names them", () => {
  const members = parsePackageMembers("n number; function value(a date) return number; end");
  const withPackage: SchemaObjects = {
    relations: [],
    routines: [
      { id: 4, name: "f", kind: "function", arguments: "a sys.oradate", result: "sys.number" },
    ],
    types: [],
    packages: [{ id: 9, name: "pk", members }],
  };
  const tree = buildSchemaTree(
    { ...state, objectsBySchema: { 10: { kind: "loaded", value: withPackage } } },
    oracleDialect,
  );
  expect(draw(tree)).toEqual(
    expect.arrayContaining([
      "  folder Packages 1 >",
      "    package pk >",
      "      column n number",
      "      function value (a date) → number",
      "    function f (a date) → number",
    ]),
  );
});

it("reads each table a few times, with thousands of them and their partitions", () => {
  const tableCount = 1000;
  let reads = 0;
  const relations = Array.from({ length: tableCount }, (_, index) => ({
    get id() {
      reads += 1;
      return index + 1;
    },
    name: `t${index}`,
    kind: "table" as const,
    isPartition: index === 1,
    estimatedRows: null,
  }));
  const partitions = [{ id: 2, parentId: 1, bound: null }];
  const tree = buildSchemaTree(
    {
      ...state,
      cluster: {
        kind: "loaded",
        value: { databases: [], roles: [], extensions: [], partitions },
      },
      objectsBySchema: { 10: { kind: "loaded", value: { ...objects, relations } } },
      detailsByRelation: {},
    },
    postgresqlDialect,
  );
  expect(draw(tree).join("\n")).toContain("t2");
  expect(draw(tree).join("\n")).not.toMatch(/\bt1\b/);
  expect(reads).toBeLessThan(10 * tableCount);
});
