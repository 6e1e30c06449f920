import { Pencil } from "lucide-react";
import type { ReactElement } from "react";
import { useWorkbench, useWorkbenchState } from "../../services/useWorkbench.ts";
import { Button } from "../../ui/buttons/Button.tsx";

export interface EditDataButtonProps {
  readonly runId: string;
}

/** Makes the rows of a plain query's result editable. */
export function EditDataButton({ runId }: EditDataButtonProps): ReactElement | null {
  const { edits } = useWorkbench();
  const isQuery = useWorkbenchState(({ results }) => {
    const kind = results.runs.find(({ id }) => id === runId)?.statement.kind;
    return kind?.kind === "sql" && kind.isQuery;
  });
  const isAsking = useWorkbenchState((state) => state.edits[runId]?.kind === "asking");
  if (!isQuery) return null;
  return (
    <Button
      label="Edit data"
      icon={Pencil}
      look="quiet"
      isDisabled={isAsking}
      onClick={() => {
        void edits.begin(runId);
      }}
    />
  );
}
