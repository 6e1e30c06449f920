const places = {
  grid: '[data-area="results"] [role="grid"] [tabindex="0"]',
  bar: '[data-area="results"] [data-opened-table] button',
} as const;

/** Puts the focus where it was in the replaced result, unless the user has moved it since. */
export function restoreFocus(place: keyof typeof places): void {
  // The new result is drawn shortly after its statement has ended.
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      const { activeElement } = document;
      if (activeElement !== null && activeElement !== document.body) return;
      const shown = [...document.querySelectorAll<HTMLElement>(places[place])];
      shown.find((element) => element.checkVisibility())?.focus();
    });
  });
}
