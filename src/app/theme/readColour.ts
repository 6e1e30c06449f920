/**
 * The value of a colour token as `#rrggbb` or `#rrggbbaa`, for code that cannot use CSS variables.
 *
 * Resolved by the browser on a probe element, as the variable's own text is `light-dark(...)`.
 */
export function readColour(token: `--${string}`): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${token})`;
  probe.style.display = "none";
  document.body.append(probe);
  const computed = getComputedStyle(probe).color;
  probe.remove();
  return toHex(computed);
}

function toHex(computed: string): string {
  const parts = computed.match(/[\d.]+/g)?.map(Number) ?? [];
  const [red = 0, green = 0, blue = 0, alpha = 1] = parts;
  const bytes = alpha < 1 ? [red, green, blue, alpha * 255] : [red, green, blue];
  return `#${bytes.map((byte) => Math.round(byte).toString(16).padStart(2, "0")).join("")}`;
}
