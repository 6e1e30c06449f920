/**
 * The order of columns after one was moved beside another; `order` lists all of them. Unchanged if
 * one of the two is not in it.
 */
export function placeColumn(
  order: readonly string[],
  movedId: string,
  targetId: string,
  side: "before" | "after",
): readonly string[] {
  if (movedId === targetId || !order.includes(movedId) || !order.includes(targetId)) return order;
  const rest = order.filter((id) => id !== movedId);
  const index = rest.indexOf(targetId) + (side === "after" ? 1 : 0);
  return rest.toSpliced(index, 0, movedId);
}
