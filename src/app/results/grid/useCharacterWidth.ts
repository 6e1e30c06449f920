import { useLayoutEffect, useRef, useState, type RefObject } from "react";

export interface CharacterWidth {
  /** Ref for a hidden element in the measured font that contains `probeText`. */
  readonly probeRef: RefObject<HTMLSpanElement | null>;
  readonly widthPx: number;
}

export const probeText = "0".repeat(64);

/** Width in a monospaced font of 13 px, used until the first measurement. */
const assumedWidthPx = 7.8;

/** The width of a character of the data font, measured again when the font or its size changes. */
export function useCharacterWidth(): CharacterWidth {
  const probeRef = useRef<HTMLSpanElement>(null);
  const [widthPx, setWidthPx] = useState(assumedWidthPx);
  useLayoutEffect(() => {
    const probe = probeRef.current;
    if (probe === null) return;
    const measure = (): void => {
      const measured = probe.getBoundingClientRect().width / probeText.length;
      if (measured > 0) setWidthPx(measured);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(probe);
    return () => {
      observer.disconnect();
    };
  }, []);
  return { probeRef, widthPx };
}
