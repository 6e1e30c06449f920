import type { PsqlSession } from "../../../sql/session/psqlSession.ts";
import type { Guest } from "../../guest/openGuest.ts";
import { rowsOf, sessionOf } from "./guestTest.ts";

/** Features of an image's server that tests depend on; queried from the server. */
export interface GuestTraits {
  readonly hasOrafce: boolean;
  /** Whether sessions of port 1521 parse Oracle's syntax (IvorySQL). */
  readonly hasOracleSyntax: boolean;
  /** Whether there is a pooler between port 1521 and the server. */
  readonly hasPooler: boolean;
  /** Whether the schema `sys` exists, so that tests cannot create it. */
  readonly hasSysSchema: boolean;
}

/** Reads the traits of a guest whose sessions are ready. */
export async function readGuestTraits(guest: Guest): Promise<GuestTraits> {
  const session = sessionOf(guest, 5432);
  const pooler = await guest.service.system("for p in /proc/[0-9]*; do cat $p/comm; done");
  return {
    hasOrafce: await exists(session, "pg_extension where extname = 'orafce'"),
    hasOracleSyntax: sessionOf(guest, 1521).server?.compatibleMode === "oracle",
    hasPooler: pooler.kind === "exited" && /^pgbouncer$/m.test(pooler.output),
    hasSysSchema: await exists(session, "pg_namespace where nspname = 'sys'"),
  };
}

async function exists(session: PsqlSession, source: string): Promise<boolean> {
  const [row] = await rowsOf(session, `select count(*) from pg_catalog.${source};`);
  return row?.[0] !== "0";
}
