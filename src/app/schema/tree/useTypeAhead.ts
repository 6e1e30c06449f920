import { useRef, type KeyboardEvent } from "react";

/** Letters typed closer to each other than this belong together. */
const pauseMs = 700;

/** Gathers what is typed into a list or tree: each call answers with the text so far. */
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
