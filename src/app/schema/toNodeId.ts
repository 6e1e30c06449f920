import type { ObjectId } from "../../sql/catalog/catalog.ts";

export type FolderName =
  | "sequences"
  | "functions"
  | "procedures"
  | "aggregates"
  | "packages"
  | "types"
  | "indexes"
  | "constraints"
  | "triggers"
  | "partitions"
  | "databases"
  | "roles"
  | "extensions";

/** The object of a tree node. Its text form is the node's id, which a refresh does not change. */
export type NodeReference =
  | { readonly kind: "otherSchemas" }
  | { readonly kind: "database" | "role" | "extension"; readonly id: ObjectId }
  | { readonly kind: "schema"; readonly schemaId: ObjectId }
  | { readonly kind: "folder"; readonly ownerId: ObjectId; readonly folder: FolderName }
  | { readonly kind: "relation"; readonly schemaId: ObjectId; readonly id: ObjectId }
  | { readonly kind: "routine"; readonly schemaId: ObjectId; readonly id: ObjectId }
  | { readonly kind: "type"; readonly schemaId: ObjectId; readonly id: ObjectId }
  | { readonly kind: "package"; readonly schemaId: ObjectId; readonly id: ObjectId }
  | {
      readonly kind: "packageMember";
      readonly schemaId: ObjectId;
      readonly id: ObjectId;
      /** Index among the members of its package, as names may be overloaded. */
      readonly index: number;
    }
  | { readonly kind: "column"; readonly relationId: ObjectId; readonly number: number }
  | { readonly kind: "index"; readonly relationId: ObjectId; readonly id: ObjectId }
  | { readonly kind: "constraint"; readonly relationId: ObjectId; readonly id: ObjectId }
  | { readonly kind: "trigger"; readonly relationId: ObjectId; readonly id: ObjectId };

export function toNodeId(reference: NodeReference): string {
  switch (reference.kind) {
    case "otherSchemas":
      return "otherSchemas";
    case "database":
    case "role":
    case "extension":
      return `${reference.kind}/${reference.id}`;
    case "schema":
      return `schema/${reference.schemaId}`;
    case "folder":
      return `folder/${reference.ownerId}/${reference.folder}`;
    case "relation":
    case "routine":
    case "type":
    case "package":
      return `${reference.kind}/${reference.schemaId}/${reference.id}`;
    case "packageMember":
      return `packageMember/${reference.schemaId}/${reference.id}/${reference.index}`;
    case "column":
      return `column/${reference.relationId}/${reference.number}`;
    case "index":
    case "constraint":
    case "trigger":
      return `${reference.kind}/${reference.relationId}/${reference.id}`;
  }
}
