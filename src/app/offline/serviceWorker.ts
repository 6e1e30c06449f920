import { findGuestFileNames } from "../../vm/files/guestFileNames.ts";
import type { OfflineReply, OfflineRequest } from "./offlineMessages.ts";

/**
 * Caches the page and its images for use without network.
 *
 * Each version of the page's own files has a cache, filled before the version is used. Each build
 * of an image has a cache, named after the digest of its manifest; it counts only when its last
 * entry, the marker, is there, and only then the previous build is deleted. Caches are searched by
 * address; src/vm/download/download.ts checks the digests, and bypasses the caches on a mismatch.
 */
interface ShellList {
  readonly version: string;
  /** Relative to this script. */
  readonly files: readonly string[];
}

// The DOM types and the service worker types of TypeScript exclude each other.
interface ServiceWorkerScope {
  /** Written by the build, before this script. */
  readonly workbenchShell?: ShellList;
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
  addEventListener(
    type: "install" | "activate",
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
  addEventListener(type: "fetch", listener: (event: FetchMoment) => void): void;
  addEventListener(type: "message", listener: (event: MessageMoment) => void): void;
}

interface FetchMoment {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

interface MessageMoment {
  readonly data: OfflineRequest;
  readonly ports: readonly MessagePort[];
  waitUntil(work: Promise<unknown>): void;
}

const scope = globalThis as unknown as ServiceWorkerScope;
const shell: ShellList = scope.workbenchShell ?? { version: "none", files: [] };
const shellName = `shell-${shell.version}`;
const imagePrefix = "image-";
const root = scope.registration.scope;
const shellUrls = new Set(shell.files.map((file) => new URL(file, root).href));
const pageUrl = new URL("index.html", root).href;
const imagesUrl = new URL("vm/", root).href;
const markerUrl = new URL("vm/complete", root).href;

scope.addEventListener("install", (event) => {
  event.waitUntil(fillShell());
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(dropCaches((name) => name.startsWith("shell-") && name !== shellName));
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = request.url.split(/[?#]/)[0] ?? "";
  if (request.method !== "GET" || !url.startsWith(root)) return;
  if (request.mode === "navigate" && (url === root || url === pageUrl)) {
    event.respondWith(fromShell(pageUrl, request));
  } else if (shellUrls.has(url)) {
    event.respondWith(fromShell(url, request));
  } else if (url.startsWith(imagesUrl)) {
    event.respondWith(fromImage(url, request));
  }
});

scope.addEventListener("message", (event) => {
  const [port] = event.ports;
  const reply = (message: OfflineReply): void => {
    port?.postMessage(message);
  };
  event.waitUntil(
    answer(event.data, reply).catch((error: unknown) => {
      reply({ kind: "failed", message: error instanceof Error ? error.message : String(error) });
    }),
  );
});

async function answer(
  request: OfflineRequest,
  reply: (message: OfflineReply) => void,
): Promise<void> {
  switch (request.kind) {
    case "takeOver":
      await scope.skipWaiting();
      return;
    case "status":
      reply({ kind: "status", isAvailable: await isAvailable(request.manifestUrl) });
      return;
    case "keepImage":
      // Fails without network; the cached files are still there.
      await keepImage(request.indexUrl, request.manifestUrl, reply).catch(() => undefined);
      reply({ kind: "status", isAvailable: await isAvailable(request.manifestUrl) });
  }
}

async function fillShell(): Promise<void> {
  const cache = await caches.open(shellName);
  // Bypasses the HTTP cache: an old file in a version's cache would stay forever.
  await cache.addAll([...shellUrls].map((url) => new Request(url, { cache: "no-cache" })));
}

async function fromShell(url: string, request: Request): Promise<Response> {
  return (await orNothing(findInShell(url))) ?? fetch(request);
}

async function findInShell(url: string): Promise<Response | undefined> {
  const cache = await caches.open(shellName);
  const found = await cache.match(url);
  if (found?.redirected !== true) return found;
  // Some hosts redirect "index.html" to "./", and browsers refuse a redirected answer for a page.
  return new Response(found.body, { status: found.status, headers: found.headers });
}

/** Falls back to the network when the browser's caches fail. */
function orNothing(found: Promise<Response | undefined>): Promise<Response | undefined> {
  return found.catch(() => undefined);
}

async function fromImage(url: string, request: Request): Promise<Response> {
  const isNew = request.cache === "no-cache" || request.cache === "reload";
  if (!isNew) {
    const known = await orNothing(findInImages(url));
    if (known !== undefined) return known;
  }
  try {
    return await fetch(request);
  } catch (error) {
    const known = isNew ? await orNothing(findInImages(url)) : undefined;
    if (known !== undefined) return known;
    throw error;
  }
}

/** Finds a file in the completely cached images. */
async function findInImages(url: string): Promise<Response | undefined> {
  for (const name of await imageNames()) {
    const cache = await caches.open(name);
    if ((await cache.match(markerUrl)) === undefined) continue;
    const found = await cache.match(url);
    if (found !== undefined) return found;
  }
  return undefined;
}

async function imageNames(): Promise<readonly string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(imagePrefix));
}

interface Manifest {
  readonly files: {
    readonly bios: ImageFile;
    readonly vgaBios: ImageFile;
    readonly fileSystem: ImageFile;
    readonly state: { readonly parts: readonly ImageFile[] } | null;
  };
  readonly blobs: { readonly directory: string };
}

interface ImageFile {
  readonly path: string;
  readonly sha256: string;
}

interface Marker {
  readonly manifestUrl: string;
  readonly urls: readonly string[];
}

async function keepImage(
  indexUrl: string,
  manifestUrl: string,
  reply: (message: OfflineReply) => void,
): Promise<void> {
  const text = await (await fetchWhole(manifestUrl, "no-cache")).text();
  const name = `${imagePrefix}${await sha256(new TextEncoder().encode(text))}`;
  const cache = await caches.open(name);
  if ((await cache.match(markerUrl)) !== undefined) return;
  // Not validated here: the page has validated the manifest already.
  const manifest = JSON.parse(text) as Manifest;
  const resolve = (path: string): string => new URL(encodeURI(path), manifestUrl).href;
  const { bios, vgaBios, fileSystem, state } = manifest.files;
  const checked = [bios, vgaBios, fileSystem, ...(state?.parts ?? [])];
  const index = await fetchChecked(resolve(fileSystem.path), fileSystem.sha256);
  const blobs = findGuestFileNames(await index.clone().text());
  const digests = new Map(checked.map(({ path, sha256 }) => [resolve(path), sha256]));
  const urls = [
    ...digests.keys(),
    ...blobs.map((blob) => resolve(`${manifest.blobs.directory}/${blob}`)),
  ];
  let doneCount = 0;
  const waiting = [...urls];
  const work = async (): Promise<void> => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      const digest = digests.get(url) ?? null;
      if ((await cache.match(url)) === undefined) {
        await cache.put(url, await fetchChecked(url, digest));
      }
      doneCount += 1;
      if (doneCount % 20 === 0) reply({ kind: "progress", doneCount, totalCount: urls.length });
    }
  };
  try {
    await Promise.all(Array.from({ length: 4 }, work));
  } finally {
    // A failed download stops the other workers as well.
    waiting.length = 0;
  }
  await cache.put(indexUrl, await fetchWhole(indexUrl, "no-cache"));
  await cache.put(manifestUrl, new Response(text, { headers: { "content-type": jsonType } }));
  const marker: Marker = { manifestUrl, urls: [...urls, indexUrl, manifestUrl] };
  await cache.put(markerUrl, Response.json(marker));
  await dropOlder(name, manifestUrl);
}

const jsonType = "application/json";

/** Deletes the caches of older builds of the image, and all incomplete ones. */
async function dropOlder(newName: string, manifestUrl: string): Promise<void> {
  for (const name of await imageNames()) {
    if (name === newName) continue;
    const marker = await readMarker(await caches.open(name));
    if (marker === null || marker.manifestUrl === manifestUrl) await caches.delete(name);
  }
}

async function isAvailable(manifestUrl: string): Promise<boolean> {
  const shellCache = await caches.open(shellName);
  const shellKeys = new Set((await shellCache.keys()).map(({ url }) => url));
  if (shellUrls.size === 0 || ![...shellUrls].every((url) => shellKeys.has(url))) return false;
  for (const name of await imageNames()) {
    const cache = await caches.open(name);
    const marker = await readMarker(cache);
    if (marker?.manifestUrl !== manifestUrl) continue;
    const keys = new Set((await cache.keys()).map(({ url }) => url));
    if (marker.urls.every((url) => keys.has(url))) return true;
  }
  return false;
}

async function readMarker(cache: Cache): Promise<Marker | null> {
  const response = await cache.match(markerUrl);
  return response === undefined ? null : ((await response.json()) as Marker);
}

async function fetchChecked(url: string, digest: string | null): Promise<Response> {
  for (const mode of ["default", "reload"] as const) {
    const response = await fetchWhole(url, mode);
    const bytes = await response.clone().arrayBuffer();
    if (digest === null || (await sha256(new Uint8Array(bytes))) === digest) return response;
  }
  throw new Error(`${url} is not the file that its manifest names`);
}

async function fetchWhole(url: string, cache: RequestCache): Promise<Response> {
  const response = await fetch(url, { cache });
  if (!response.ok) throw new Error(`${url}: HTTP status ${response.status}`);
  return response;
}

// A service worker cannot import code later, as src/base/bytes/sha256.ts does; it has crypto.subtle.
async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function dropCaches(isOld: (name: string) => boolean): Promise<void> {
  for (const name of await caches.keys()) if (isOld(name)) await caches.delete(name);
}
