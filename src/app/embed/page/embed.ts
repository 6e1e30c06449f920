import { createIvorySqlElement, replaceBlocks } from "./createIvorySqlElement.ts";

// The program of embed.js: a classic script, as those need no permission of their host (CORS).
const script =
  document.currentScript ??
  document.querySelector('script[src$="embed.js"], script[src*="embed.js?"]');
const address = script?.getAttribute("src") ?? null;

if (address !== null && customElements.get("ivory-sql") === undefined) {
  const scriptUrl = new URL(address, document.baseURI);
  let isSettled = false;
  const replace = (): void => {
    replaceBlocks(document, isSettled);
  };
  const start = (): void => {
    customElements.define("ivory-sql", createIvorySqlElement({ scriptUrl, script }));
    replace();
    // Documentation sites change their pages without loading them anew.
    new MutationObserver(replace).observe(document.documentElement, {
      childList: true,
      subtree: true,
    });
  };
  const settle = (): void => {
    const end = (): void => {
      isSettled = true;
      replace();
    };
    // Safari has no idle callbacks.
    if ("requestIdleCallback" in window) requestIdleCallback(end, { timeout: 2000 });
    else setTimeout(end, 200);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  if (document.readyState === "complete") settle();
  else window.addEventListener("load", settle, { once: true });
}
