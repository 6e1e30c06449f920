/** The index that a key moves the focus to in a menu; `null` for keys that do not move it. */
export function moveInMenu(key: string, current: number, labels: readonly string[]): number | null {
  const count = labels.length;
  if (count === 0) return null;
  switch (key) {
    case "ArrowDown":
      return (current + 1) % count;
    case "ArrowUp":
      return current <= 0 ? count - 1 : current - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return findByInitial(key, current, labels);
  }
}

/** The next label after `current`, wrapping around, that starts with the typed character. */
function findByInitial(key: string, current: number, labels: readonly string[]): number | null {
  // Only character keys have a name of one letter.
  if (key.length !== 1 || key === " ") return null;
  const initial = key.toLowerCase();
  for (let step = 1; step <= labels.length; step++) {
    const index = (Math.max(current, -1) + step) % labels.length;
    if (labels[index]?.toLowerCase().startsWith(initial) === true) return index;
  }
  return null;
}
