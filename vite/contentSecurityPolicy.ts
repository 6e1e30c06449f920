import type { Plugin } from "vite";

/**
 * Puts the policy into the built page, which then needs no server that sends headers. The
 * development server's page has none: its hot reloading writes scripts into the page.
 */
export function contentSecurityPolicy(): Plugin {
  const policy = {
    "default-src": "'none'",
    // WebAssembly is compiled, nothing else is.
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self' blob:",
    // Other places from which states may be loaded are the publisher's choice.
    "connect-src": ["'self'", process.env["WORKBENCH_STATE_ORIGINS"] ?? ""].join(" ").trim(),
    // The editor and the terminal write style elements and attributes as they draw.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self' data:",
    "base-uri": "'none'",
    "form-action": "'none'",
  };
  const content = Object.entries(policy).map(([name, sources]) => `${name} ${sources}`);
  return {
    name: "content-security-policy",
    apply: "build",
    transformIndexHtml: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: content.join("; ") },
        injectTo: "head-prepend",
      },
    ],
  };
}
