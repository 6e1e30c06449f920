import { type FunctionComponent, lazy, type LazyExoticComponent } from "react";
import { withRetry } from "./withRetry.ts";

/** A component whose module is loaded when it is first rendered; `name` is its export. */
export function lazyPart<K extends string, P>(
  load: () => Promise<Readonly<Record<K, FunctionComponent<P>>>>,
  name: K,
): LazyExoticComponent<FunctionComponent<P>> {
  return lazy(() => withRetry(load).then((module) => ({ default: module[name] })));
}
