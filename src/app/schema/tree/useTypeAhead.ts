import { useRef, type KeyboardEvent } from "react";

/** Letters with a shorter pause between them belong together. */
const pauseMs = 700;

/** Collects letters typed into a list or tree; each call returns the text so far. */
export function useTypeAhead(): (event: KeyboardEvent) => string | null {
  const typed = useRef({ text: "", atMs: 0 });
  return (event) => {
    const isLetter = event.key.length === 1 && event.key !== " " && event.key !== "*";
    if (!isLetter || event.ctrlKey || event.metaKey || event.altKey) return null;
    const { text, atMs } = typed.current;
    const isContinued = event.timeStamp - atMs < pauseMs;
    typed.current = { text: (isContinued ? text : "") + event.key, atMs: event.timeStamp };
    return typed.current.text;
  };
}
