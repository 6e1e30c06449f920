import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "@playwright/test";

declare global {
  interface Window {
    /** Types statements into psql on port 5432; resolves when psql has printed the end marker. */
    typeStatements?: (text: string) => Promise<void>;
  }
}

/**
 * Runs the same machine the way the page that this one replaces does (IvorySQL-WASM): emulator on
 * the main thread, v86's default compiler settings, text in a terminal. Resolves to the
 * milliseconds from navigation to the first `select 1`.
 */
export async function measurePlainTerminal(page: Page, url: string): Promise<number> {
  for (const [name, { type, file }] of Object.entries(parts)) {
    await page.route(`${url}plain/${name}`, async (route) =>
      route.fulfill({ contentType: type, body: await readFile(path.join("node_modules", file)) }),
    );
  }
  await page.route(`${url}plain/`, (route) =>
    route.fulfill({ contentType: "text/html", body: barePage }),
  );
  await page.goto(`${url}plain/`, { waitUntil: "commit" });
  await page.waitForFunction(() => window.firstResultMs !== undefined, undefined, {
    timeout: 240_000,
    polling: 100,
  });
  return page.evaluate(() => window.firstResultMs ?? Number.NaN);
}

/** Times the statements of the page, typed one after the other, until their output is printed. */
export async function timeInPlainTerminal(
  page: Page,
  statements: readonly string[],
): Promise<number> {
  return page.evaluate(async (text) => {
    const startedMs = performance.now();
    await window.typeStatements?.(text);
    return performance.now() - startedMs;
  }, statements.join("\n"));
}

const parts: Readonly<Record<string, { readonly type: string; readonly file: string }>> = {
  "libv86.mjs": { type: "text/javascript", file: "v86/build/libv86.mjs" },
  "v86.wasm": { type: "application/wasm", file: "v86/build/v86.wasm" },
  "xterm.mjs": { type: "text/javascript", file: "@xterm/xterm/lib/xterm.mjs" },
  "xterm.css": { type: "text/css", file: "@xterm/xterm/css/xterm.css" },
};

// The state was saved with these devices (src/vm/v86Options.ts). The third serial line has psql on
// port 5432; a line that equals the marker is the end of the statements.
const barePage = `<!doctype html>
<title>v86 in a terminal</title>
<link rel="stylesheet" href="xterm.css">
<div id="terminal"></div>
<script type="module">
  import { V86 } from "./libv86.mjs";
  import { Terminal } from "./xterm.mjs";
  const index = await (await fetch("../vm/index.json")).json();
  const { manifest: manifestPath } = index.images.find(({ id }) => id === index.default);
  const manifestUrl = new URL("../vm/" + manifestPath, location.href).href;
  const manifest = await (await fetch(manifestUrl)).json();
  const at = (path) => new URL(path, manifestUrl).href;
  const has = (device) => manifest.machine.devices.includes(device);
  const terminal = new Terminal({ scrollback: 20000 });
  terminal.open(document.getElementById("terminal"));
  const emulator = new V86({
    wasm_path: "v86.wasm",
    memory_size: manifest.machine.memoryMiB * 1024 * 1024,
    vga_memory_size: manifest.machine.vgaMemoryMiB * 1024 * 1024,
    acpi: false,
    uart1: has("uart1"), uart2: has("uart2"), uart3: has("uart3"),
    bios: { url: at(manifest.files.bios.path) },
    vga_bios: { url: at(manifest.files.vgaBios.path) },
    initial_state: { url: at(manifest.files.state.parts[0].path) },
    filesystem: { baseurl: at(manifest.blobs.directory) + "/" },
    autostart: true, disable_keyboard: true, disable_mouse: true, disable_speaker: true,
  });
  const decoder = new TextDecoder();
  let line = "";
  let waiting = null;
  emulator.add_listener("serial2-output-byte", (byte) => {
    terminal.write(Uint8Array.of(byte));
    if (byte !== 10) { line += String.fromCharCode(byte); return; }
    if (waiting !== null && line.trim() === waiting.marker) waiting.resolve();
    line = "";
  });
  let count = 0;
  window.typeStatements = (text) => new Promise((resolve) => {
    count += 1;
    const marker = "end-of-statements-" + count;
    waiting = { marker, resolve };
    emulator.serial_send_bytes(2, new TextEncoder().encode(text + "\\n\\\\echo " + marker + "\\n"));
  });
  await new Promise((resolve) => emulator.add_listener("emulator-started", resolve));
  await window.typeStatements("\\\\pset pager off\\nselect 1 as one;");
  window.firstResultMs = performance.now();
</script>`;
