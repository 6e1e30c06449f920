/** What the page's address asks for. */
export interface StartRequest {
  /** `null`: the default image. */
  readonly imageId: string | null;
  readonly boot: "snapshot" | "cold";
  readonly port: number | null;
  /** SQL text that somebody shared; it is shown, never run. */
  readonly sql: string | null;
  /** The address of a state file to restore, as it was written; left out: none. */
  readonly state?: string;
  /** What the shared text needs to have run before it; asked about, never run by itself. */
  readonly seed?: string | null;
}

/**
 * Reads `?image=ID&boot=cold&port=1521&state=URL` and `#sql=...&port=5432&seed=...`; the fragment's
 * port wins, as it belongs to the text.
 *
 * Anything that makes no sense counts as not said: a mistyped address still opens the workbench.
 */
export function parseStartRequest(search: string, hash: string): StartRequest {
  const query = new URLSearchParams(search);
  const state = query.get("state");
  const fragment = new URLSearchParams(hash.replace(/^#/, ""));
  const port = fragment.get("port") ?? query.get("port");
  const seed = fragment.get("seed");
  return {
    imageId: query.get("image"),
    boot: query.get("boot") === "cold" ? "cold" : "snapshot",
    port: port !== null && /^[1-9]\d{0,4}$/.test(port) ? Number(port) : null,
    ...(state !== null && state !== "" && { state }),
    sql: fragment.get("sql"),
    ...(seed !== null && { seed }),
  };
}

/** The fragment that opens a page with this text in its editor and offers to run it. */
export function shareFragment(shared: {
  readonly sql: string;
  readonly port: number | null;
  readonly seed: string | null;
}): string {
  const fields = new URLSearchParams({ sql: shared.sql });
  if (shared.port !== null) fields.set("port", String(shared.port));
  if (shared.seed !== null) fields.set("seed", shared.seed);
  return `#${fields.toString()}`;
}
