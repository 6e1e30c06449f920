import { styleSheetMarker } from "./styleSheetMarker.ts";

/** The style sheets that were not loaded whole, although the browser has stopped loading them. */
const broken = new Set<HTMLLinkElement>();
let mending: Promise<void> | null = null;

export class StyleSheetError extends Error {
  override readonly name = "StyleSheetError";
}

/**
 * Watches from now on whether the document's style sheets are loaded whole. Modules run when those of
 * the document itself have been loaded or have failed.
 */
export function watchStyleSheets(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) {
    examine(link);
  }
  // Neither event bubbles, but both can be captured.
  for (const kind of ["load", "error"]) {
    document.addEventListener(kind, examineTarget, { capture: true });
  }
}

/**
 * Loads style sheets again that are missing or truncated. Vite rejects a part whose style sheet is
 * missing, but loads the part without it when it is asked again, and accepts a truncated one.
 *
 * @throws StyleSheetError that names those that fail again
 */
export async function mendStyleSheets(): Promise<void> {
  mending ??= replaceBroken().finally(() => {
    mending = null;
  });
  await mending;
}

async function replaceBroken(): Promise<void> {
  await Promise.all([...broken].map(replace));
  if (broken.size === 0) return;
  const files = [...broken].map(({ href }) => new URL(href).pathname.split("/").at(-1));
  throw new StyleSheetError(`style sheets that did not load: ${files.join(", ")}`);
}

async function replace(link: HTMLLinkElement): Promise<void> {
  const next = document.createElement("link");
  next.rel = "stylesheet";
  next.crossOrigin = link.crossOrigin;
  const address = new URL(link.href);
  // The browser's cache may hold the broken file.
  address.searchParams.set("again", String(Date.now()));
  next.href = address.href;
  const settled = new Promise((resolve) => {
    next.addEventListener("load", resolve);
    next.addEventListener("error", resolve);
  });
  link.replaceWith(next);
  await settled;
  broken.delete(link);
}

function examineTarget({ target }: Event): void {
  if (target instanceof HTMLLinkElement && target.rel === "stylesheet") examine(target);
}

function examine(link: HTMLLinkElement): void {
  const marker = styleSheetMarker(link.href);
  const isWhole = getComputedStyle(document.documentElement).getPropertyValue(marker) !== "";
  if (isWhole) broken.delete(link);
  else broken.add(link);
}
