import { createElement, type FunctionComponent, lazy, type LazyExoticComponent } from "react";
import { withRetry } from "./withRetry.ts";

/** Parts whose module could not be loaded, each with a function that lets it be loaded again. */
const failedParts = new Set<() => void>();

/** A component whose module is loaded when it is first rendered; `name` is its export. */
export function lazyPart<K extends string, P extends object>(
  load: () => Promise<Readonly<Record<K, FunctionComponent<P>>>>,
  name: K,
): FunctionComponent<P> {
  const create = (): LazyExoticComponent<FunctionComponent<P>> =>
    lazy<FunctionComponent<P>>(async () => {
      try {
        return { default: (await withRetry(load))[name] };
      } catch (error) {
        failedParts.add(renew);
        throw error;
      }
    });
  let part = create();
  const renew = (): void => {
    part = create();
  };
  return function LazyPart(props) {
    return createElement(part as FunctionComponent<P>, props);
  };
}

/** Lets the parts that failed be loaded again: React keeps the failure of a lazy component. */
export function retryFailedParts(): void {
  for (const renew of failedParts) renew();
  failedParts.clear();
}
