import { useState } from "react";

/** Which page of a long list is drawn: that of the selected entry, until people turn to another. */
export function usePage(ofSelected: number): {
  readonly page: number;
  readonly turn: (page: number) => void;
} {
  const own = Math.max(0, ofSelected);
  const [turned, setTurned] = useState({ from: own, page: own });
  return {
    page: turned.from === own ? turned.page : own,
    turn: (page) => {
      setTurned({ from: own, page });
    },
  };
}
