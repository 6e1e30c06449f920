/**
 * Throws when the style sheets of the document were not loaded: without their colours the editor
 * cannot be drawn, and the page would not say why.
 *
 * @throws Error that names them
 */
export function requireStyles(): void {
  const style = getComputedStyle(document.documentElement);
  if (style.getPropertyValue("--font-mono") !== "") return;
  const links = document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]");
  const files = [...links].map(({ href }) => href).join(", ");
  throw new Error(`Style sheets that did not load: ${files}`);
}
