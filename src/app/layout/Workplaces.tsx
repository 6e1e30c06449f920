import { type ReactElement, type ReactNode, Suspense, useCallback, useId } from "react";
import { closeTool } from "../commands/toolCommands.ts";
import type { Tool, Workplace } from "../services/toolPages.ts";
import { lazyPart } from "../services/lazyPart.ts";
import { useEscape } from "../services/useEscape.ts";
import { useServices, useUiState } from "../services/useWorkbench.ts";
import { ErrorBoundary } from "../ui/placeholders/ErrorBoundary.tsx";
import { IsShownContext } from "../services/useIsShown.ts";
import { nameOfPlace } from "./nameOfPlace.ts";
import { WorkplaceTabs } from "./WorkplaceTabs.tsx";
import styles from "./workplaces.module.css";

const Lab = lazyPart(() => import("../lab/Lab.tsx"), "Lab");
const RegressionPanel = lazyPart(
  () => import("../regression/RegressionPanel.tsx"),
  "RegressionPanel",
);

const CompatPanel = lazyPart(() => import("../compat/CompatPanel.tsx"), "CompatPanel");

const DiagramPanel = lazyPart(() => import("../diagram/DiagramPanel.tsx"), "DiagramPanel");

const pages: Readonly<Record<Tool, () => ReactElement>> = {
  lab: () => <Lab />,
  regression: () => <RegressionPanel />,
  compat: () => <CompatPanel />,
  diagram: () => <DiagramPanel />,
};

/**
 * The editor and the open tools' pages, one of them shown. The others stay mounted, so that a text, its
 * cursor and undo history, a zoom or a choice is as it was left.
 */
export function Workplaces({ editor }: { readonly editor: ReactNode }): ReactElement {
  const idPrefix = useId();
  const tools = useUiState((state) => state.tools);
  const hasTabs = tools.length > 0;
  return (
    <div className={styles["places"]}>
      {hasTabs && <WorkplaceTabs idPrefix={idPrefix} />}
      <Place place="editor" idPrefix={idPrefix} hasTab={hasTabs}>
        {editor}
      </Place>
      {tools.map((tool) => (
        <Place key={tool} place={tool} idPrefix={idPrefix} hasTab>
          <ToolPage tool={tool} />
        </Place>
      ))}
    </div>
  );
}

interface PlaceProps {
  readonly place: Workplace;
  readonly idPrefix: string;
  readonly hasTab: boolean;
  readonly children: ReactNode;
}

function Place({ place, idPrefix, hasTab, children }: PlaceProps): ReactElement {
  const isShown = useUiState(({ workplace }) => workplace === place);
  const tabProps = {
    role: "tabpanel",
    id: `${idPrefix}panel-${place}`,
    "aria-labelledby": `${idPrefix}tab-${place}`,
  };
  return (
    <IsShownContext value={isShown}>
      <div className={styles["place"]} hidden={!isShown} {...(hasTab && tabProps)}>
        {children}
      </div>
    </IsShownContext>
  );
}

/** A tool's page, whose code is loaded when it is first opened; Escape closes it. */
function ToolPage({ tool }: { readonly tool: Tool }): ReactElement {
  const services = useServices();
  const close = useCallback(() => {
    closeTool(services, tool);
  }, [services, tool]);
  useEscape(close);
  return (
    <Suspense fallback={null}>
      <ErrorBoundary name={nameOfPlace[tool]}>{pages[tool]()}</ErrorBoundary>
    </Suspense>
  );
}
