/** The start options in the page's URL. */
export interface StartRequest {
  /** `null`: the default image. */
  readonly imageId: string | null;
  readonly boot: "snapshot" | "cold";
  readonly port: number | null;
  /** Shared SQL text; it is shown, never run automatically. */
  readonly sql: string | null;
  /** URL of a state file to restore, as written; absent: none. */
  readonly state?: string;
  /** SQL that the shared text needs; runs only after the user agrees. */
  readonly seed?: string | null;
}

/**
 * Reads `?image=ID&boot=cold&port=1521&state=URL` and `#sql=...&port=5432&seed=...`; the fragment's
 * port wins, as it belongs to the text.
 *
 * Invalid options are ignored: a mistyped URL still opens the workbench.
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

/** Returns the URL fragment that opens the page with this text and offers to run it. */
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
