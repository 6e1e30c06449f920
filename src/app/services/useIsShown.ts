import { createContext, use } from "react";

/** Whether the page around a component is shown; a hidden one stays mounted to keep its state. */
export const IsShownContext = createContext(true);

/** False in a hidden page, which must not take keys, measure itself, or ask the server. */
export function useIsShown(): boolean {
  return use(IsShownContext);
}
