import { dedent } from "./dedent.ts";

/** Returns the SQL text of an element. Highlighters of some sites end the lines by elements. */
export function readSource(element: Element): string {
  const copy = document.createElement("div");
  copy.append(...[...element.childNodes].map((node) => node.cloneNode(true)));
  for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
  return dedent(copy.textContent);
}
