import { createIvorySqlElement, replaceBlocks } from "./createIvorySqlElement.ts";

// The program of embed.js: a classic script, as those need no permission of their host (CORS).
const script =
  document.currentScript ??
  document.querySelector('script[src$="embed.js"], script[src*="embed.js?"]');
const address = script?.getAttribute("src") ?? null;

if (address !== null && customElements.get("ivory-sql") === undefined) {
  const scriptUrl = new URL(address, document.baseURI);
  const start = (): void => {
    customElements.define("ivory-sql", createIvorySqlElement({ scriptUrl, script }));
    replaceBlocks(document);
    // Documentation sites change their pages without loading them anew.
    new MutationObserver(() => {
      replaceBlocks(document);
    }).observe(document.documentElement, { childList: true, subtree: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}
