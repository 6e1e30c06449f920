import { useState } from "react";
import type { Cell, ServerMessage } from "../../../sql/model.ts";
import type { ExactRow } from "../../../sql/session/contract/sqlSession.ts";

export type ExactReading =
  | { readonly kind: "notRead" }
  | { readonly kind: "reading" }
  | { readonly kind: "exact"; readonly cell: Cell; readonly isAsShown: boolean }
  /** `error` is null if the server no longer holds the row. */
  | { readonly kind: "failed"; readonly error: ServerMessage | null };

/** A cell of a result: the source of its exact value, and its shown value. */
export interface CellPlace {
  readonly column: number;
  readonly shown: Cell;
  readonly readRow: () => Promise<ExactRow>;
}

export interface ExactCell {
  readonly reading: ExactReading;
  readonly read: () => void;
}

/** The exact value of a cell, read on request; another `key` means another cell. */
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
        // Ignores the reply if another cell was requested meanwhile.
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
