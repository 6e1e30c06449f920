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
}

/**
 * Reads `?image=ID&boot=cold&port=1521&state=URL` and `#sql=...`.
 *
 * Anything that makes no sense counts as not said: a mistyped address still opens the workbench.
 */
export function parseStartRequest(search: string, hash: string): StartRequest {
  const query = new URLSearchParams(search);
  const port = query.get("port");
  const state = query.get("state");
  return {
    imageId: query.get("image"),
    boot: query.get("boot") === "cold" ? "cold" : "snapshot",
    port: port !== null && /^[1-9]\d{0,4}$/.test(port) ? Number(port) : null,
    sql: new URLSearchParams(hash.replace(/^#/, "")).get("sql"),
    ...(state !== null && state !== "" && { state }),
  };
}

/** The fragment that opens a page with this text in its editor. */
export function sqlFragment(sql: string): string {
  return `#${new URLSearchParams({ sql }).toString()}`;
}
