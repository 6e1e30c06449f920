import { ScrollText } from "lucide-react";
import { type ReactElement, useState } from "react";
import { selectDialect } from "../../../state/store/selectors.ts";
import { translate } from "../../translation/translation.ts";
import { Button } from "../../ui/buttons/Button.tsx";
import { useServices } from "../../services/useWorkbench.ts";

/** Says why a routine cannot be called, and opens its definition in a tab. */
export function InvalidRoutineAdvice({ name }: { readonly name: string }): ReactElement {
  const { workbench } = useServices();
  const [isGone, setIsGone] = useState(false);
  const show = async (): Promise<void> => {
    const dialect = selectDialect(workbench.store.getState());
    const text = await workbench.schema.loadRoutines(name, dialect);
    if (text === null) setIsGone(true);
    else workbench.editor.add({ name, text });
  };
  return (
    <>
      <dt>{translate("Created with errors")}</dt>
      <dd>
        {translate(
          "The server has created {{name}} with a body that it could not compile. Create it again to see the error.",
          { name },
        )}{" "}
        {isGone ? (
          translate("The server has no routine of this name.")
        ) : (
          <Button label="Show the routine" icon={ScrollText} onClick={() => void show()} />
        )}
      </dd>
    </>
  );
}
