import { useState } from "react";
import type { Cell, ServerMessage } from "../../../sql/model.ts";
import type { ExactRow } from "../../../sql/session/contract/sqlSession.ts";

export type ExactReading =
  | { readonly kind: "notRead" }
  | { readonly kind: "reading" }
  | { readonly kind: "exact"; readonly cell: Cell; readonly isAsShown: boolean }
  /** `error` is null when nobody said why: the server does not hold the row any more. */
  | { readonly kind: "failed"; readonly error: ServerMessage | null };

/** A cell of a result: where it is read from, and what is shown of it. */
export interface CellPlace {
  readonly column: number;
  readonly shown: Cell;
  readonly readRow: () => Promise<ExactRow>;
}

export interface ExactCell {
  readonly reading: ExactReading;
  readonly read: () => void;
}

/** The exact value of a cell, read when it is asked for; another `key` is another cell. */
export function useExactCell(key: string, place: CellPlace | null): ExactCell {
  const [known, setKnown] = useState<{ key: string; reading: ExactReading }>({
    key,
    reading: { kind: "notRead" },
  });
  return {
    reading: known.key === key ? known.reading : { kind: "notRead" },
    read() {
      if (place === null) return;
      setKnown({ key, reading: { kind: "reading" } });
      void place.readRow().then((row) => {
        // What was asked for since is not answered by this.
        setKnown((current) =>
          current.key === key ? { key, reading: toReading(row, place) } : current,
        );
      });
    },
  };
}

function toReading(row: ExactRow, { column, shown }: CellPlace): ExactReading {
  if (row.kind === "failed") return row;
  const cell = row.cells[column];
  return cell === undefined
    ? { kind: "failed", error: null }
    : { kind: "exact", cell, isAsShown: cell === shown };
}
