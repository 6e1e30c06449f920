import { useEffect, useState } from "react";
import type { FoundObject } from "../../sql/catalog/foundObjects.ts";
import type { Workbench } from "../../state/workbench.ts";

/** Pause after the last key before the server is asked. */
const pauseMs = 150;

/** Objects of the database whose name contains the text; those of the text before meanwhile. */
export function useFoundObjects(workbench: Workbench, text: string): readonly FoundObject[] {
  const [found, setFound] = useState<readonly FoundObject[]>([]);
  const wanted = text.trim();
  useEffect(() => {
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const objects = wanted === "" ? [] : await workbench.schema.find(wanted);
      if (isCurrent) setFound(objects ?? []);
    };
    const timer = setTimeout(() => void ask(), wanted === "" ? 0 : pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [workbench, wanted]);
  return found;
}
