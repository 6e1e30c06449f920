interface NavigatorParts {
  readonly locks: LockManager;
  readonly storage: StorageManager;
  readonly serviceWorker: ServiceWorkerContainer;
}

/**
 * Returns a part of `navigator`; `undefined` if the browser has none or reading it throws, as in
 * frames of no origin and where site data is blocked.
 */
export function navigatorPart<Name extends keyof NavigatorParts>(
  name: Name,
): NavigatorParts[Name] | undefined {
  try {
    return (navigator as Partial<NavigatorParts>)[name];
  } catch {
    return undefined;
  }
}
