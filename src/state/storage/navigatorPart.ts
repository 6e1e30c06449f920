interface NavigatorParts {
  readonly locks: LockManager;
  readonly storage: StorageManager;
  readonly serviceWorker: ServiceWorkerContainer;
}

/**
 * A part of `navigator`; `undefined` where the browser has none, or throws at the mere question, as
 * in frames of no origin and where site data is blocked.
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
