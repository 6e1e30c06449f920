import {
  Blocks,
  Boxes,
  Columns3,
  Database,
  Eye,
  Folder,
  Folders,
  Hash,
  ArrowRightLeft,
  KeyRound,
  Layers,
  Link,
  Package,
  ScanEye,
  ShieldCheck,
  Sigma,
  SquareFunction,
  Table2,
  TableProperties,
  Type,
  User,
  Workflow,
  Zap,
  type LucideIcon,
} from "lucide-react";
import type { SchemaNodeKind } from "./schemaNode.ts";

export interface KindLook {
  readonly icon: LucideIcon;
  /** Read aloud after the name; empty if the name says it already. */
  readonly word: string;
}

/** Icon and name of each kind of object. */
export const kindLooks: Readonly<Record<SchemaNodeKind, KindLook>> = {
  database: { icon: Database, word: "database" },
  schema: { icon: Boxes, word: "schema" },
  folder: { icon: Folder, word: "" },
  table: { icon: Table2, word: "table" },
  partitionedTable: { icon: Folders, word: "partitioned table" },
  foreignTable: { icon: TableProperties, word: "foreign table" },
  view: { icon: Eye, word: "view" },
  materializedView: { icon: ScanEye, word: "materialized view" },
  column: { icon: Columns3, word: "column" },
  index: { icon: Layers, word: "index" },
  constraint: { icon: ShieldCheck, word: "constraint" },
  primaryKey: { icon: KeyRound, word: "primary key" },
  foreignKey: { icon: Link, word: "foreign key" },
  trigger: { icon: Zap, word: "trigger" },
  sequence: { icon: Hash, word: "sequence" },
  function: { icon: SquareFunction, word: "function" },
  procedure: { icon: Workflow, word: "procedure" },
  aggregate: { icon: Sigma, word: "aggregate" },
  package: { icon: Package, word: "package" },
  synonym: { icon: ArrowRightLeft, word: "synonym" },
  type: { icon: Type, word: "type" },
  extension: { icon: Blocks, word: "extension" },
  role: { icon: User, word: "role" },
};
