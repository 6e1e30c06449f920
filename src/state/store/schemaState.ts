import type {
  ObjectId,
  RelationDetails,
  SchemaObjects,
  ServerCatalog,
} from "../../sql/catalog/catalog.ts";
import type { ClusterCatalog } from "../../sql/catalog/clusterCatalog.ts";
import type { ServerMessage } from "../../sql/model.ts";

/** A part of the catalogue. While it is being reloaded, the previous value stays. */
export type Loadable<T> =
  | { readonly kind: "loading"; readonly value: T | null }
  | { readonly kind: "loaded"; readonly value: T }
  | { readonly kind: "failed"; readonly value: T | null; readonly reason: CatalogFailure };

export type CatalogFailure =
  /** The server's error; `null` if it sent none: the session was lost or not ready. */
  | { readonly kind: "queryFailed"; readonly error: ServerMessage | null }
  /** The reply did not have the expected form. */
  | { readonly kind: "notUnderstood" }
  | { readonly kind: "noMachine" };

/** The parts of one database's catalogue that were loaded on demand. */
export interface SchemaState {
  /** The database; `null` while none is known. */
  readonly database: string | null;
  /** `null`: not requested yet. */
  readonly server: Loadable<ServerCatalog> | null;
  /** `null`: not requested yet. */
  readonly cluster: Loadable<ClusterCatalog> | null;
  readonly objectsBySchema: Readonly<Record<ObjectId, Loadable<SchemaObjects>>>;
  readonly detailsByRelation: Readonly<Record<ObjectId, Loadable<RelationDetails>>>;
}

export const emptySchema: SchemaState = {
  database: null,
  server: null,
  cluster: null,
  objectsBySchema: {},
  detailsByRelation: {},
};
