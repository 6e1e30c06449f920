/**
 * Shows other output in place of the present one. With `keepsPlace` it is the same output with more rows:
 * the tables stay scrolled where they are, and a focused button gives the focus to its successor.
 */
export function replaceOutput(
  output: HTMLElement,
  elements: readonly HTMLElement[],
  keepsPlace: boolean,
): void {
  const tables = (): readonly Element[] => [...output.querySelectorAll(".scroll")];
  const buttons = (): readonly HTMLElement[] => [...output.querySelectorAll("button")];
  const positions = tables().map(({ scrollTop, scrollLeft }) => ({ scrollTop, scrollLeft }));
  const focused = buttons().find((button) => button.matches(":focus"));
  output.replaceChildren(...elements);
  if (!keepsPlace) return;
  for (const [index, table] of tables().entries()) Object.assign(table, positions[index]);
  if (focused === undefined) return;
  const { run, rows } = focused.dataset;
  const successors = buttons().filter(({ dataset }) => dataset["run"] === run);
  const next = successors.find(({ dataset }) => dataset["rows"] === rows) ?? successors[0];
  // Without rows left to fetch there is no button any more.
  (next ?? output.querySelector<HTMLElement>(".scroll"))?.focus({ preventScroll: true });
}
