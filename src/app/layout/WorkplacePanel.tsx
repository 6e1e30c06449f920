import { type ReactElement, Suspense } from "react";
import type { Workplace } from "../services/services.ts";
import { lazyPart } from "../services/lazyPart.ts";
import { ErrorBoundary } from "../ui/placeholders/ErrorBoundary.tsx";

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

/** The panel instead of editor and results; its code is loaded when it is first shown. */
export function WorkplacePanel({ workplace }: { readonly workplace: Other }): ReactElement {
  return (
    <Suspense fallback={null}>
      <ErrorBoundary key={workplace} name={names[workplace]}>
        {places[workplace]()}
      </ErrorBoundary>
    </Suspense>
  );
}
