import { useState } from "react";

/** The rendered page of a long list: that of the selected entry, until the user turns the page. */
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
