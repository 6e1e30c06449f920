/** Where a key moves the focus in a menu of these labels; `null` for keys that do not move it. */
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

/** The next label after `current` that starts with the typed character, round the end. */
function findByInitial(key: string, current: number, labels: readonly string[]): number | null {
  // Other keys have names of several letters.
  if (key.length !== 1 || key === " ") return null;
  const initial = key.toLowerCase();
  for (let step = 1; step <= labels.length; step++) {
    const index = (Math.max(current, -1) + step) % labels.length;
    if (labels[index]?.toLowerCase().startsWith(initial) === true) return index;
  }
  return null;
}
