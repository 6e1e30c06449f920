import { type ReactElement, Suspense, useCallback, useId } from "react";
import { focusTab } from "../commands/viewCommands.ts";
import type { Workplace } from "../services/services.ts";
import { lazyPart } from "../services/lazyPart.ts";
import { useServices } from "../services/useWorkbench.ts";
import { translate } from "../translation/translation.ts";
import { ErrorBoundary } from "../ui/placeholders/ErrorBoundary.tsx";
import { useEscape } from "../services/useEscape.ts";
import { WorkplaceTabs } from "./WorkplaceTabs.tsx";
import styles from "./workplaceTabs.module.css";

type Other = Exclude<Workplace, "editor">;

const Lab = lazyPart(() => import("../lab/Lab.tsx"), "Lab");
const RegressionPanel = lazyPart(
  () => import("../regression/RegressionPanel.tsx"),
  "RegressionPanel",
);

const CompatPanel = lazyPart(() => import("../compat/CompatPanel.tsx"), "CompatPanel");

const DiagramPanel = lazyPart(() => import("../diagram/DiagramPanel.tsx"), "DiagramPanel");

const places: Readonly<Record<Other, () => ReactElement>> = {
  lab: () => <Lab />,
  regression: () => <RegressionPanel />,
  compat: () => <CompatPanel />,
  diagram: () => <DiagramPanel />,
};

const names: Readonly<Record<Other, string>> = {
  lab: "Two sessions",
  regression: "Regression tests",
  compat: "Compatibility check",
  diagram: "Diagram",
};

/** A tool's page instead of editor and results; its code is loaded when it is first shown. */
export function WorkplacePanel({ workplace }: { readonly workplace: Other }): ReactElement {
  const services = useServices();
  const { ui } = services;
  const panelId = useId();
  const close = useCallback(() => {
    ui.setState({ workplace: "editor" });
    requestAnimationFrame(() => {
      focusTab(services);
    });
  }, [ui, services]);
  useEscape(close);
  return (
    <div className={styles["page"]}>
      <WorkplaceTabs name={translate(names[workplace])} panelId={panelId} onClose={close} />
      <div
        role="tabpanel"
        id={panelId}
        aria-label={translate(names[workplace])}
        className={styles["content"]}
      >
        <Suspense fallback={null}>
          <ErrorBoundary key={workplace} name={names[workplace]}>
            {places[workplace]()}
          </ErrorBoundary>
        </Suspense>
      </div>
    </div>
  );
}
