import { lazy, type ReactElement, Suspense } from "react";
import type { Workplace } from "../services/services.ts";
import { withRetry } from "../services/withRetry.ts";
import { ErrorBoundary } from "../ui/placeholders/ErrorBoundary.tsx";

type Other = Exclude<Workplace, "editor">;

const Lab = lazy(() =>
  withRetry(() => import("../lab/Lab.tsx")).then(({ Lab }) => ({ default: Lab })),
);
const RegressionPanel = lazy(() =>
  withRetry(() => import("../regression/RegressionPanel.tsx")).then(({ RegressionPanel }) => ({
    default: RegressionPanel,
  })),
);

const CompatPanel = lazy(() =>
  withRetry(() => import("../compat/CompatPanel.tsx")).then(({ CompatPanel }) => ({
    default: CompatPanel,
  })),
);

const DiagramPanel = lazy(() =>
  withRetry(() => import("../diagram/DiagramPanel.tsx")).then(({ DiagramPanel }) => ({
    default: DiagramPanel,
  })),
);

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

/** What stands in place of editor and results; its program is loaded when it is first shown. */
export function OtherWorkplace({ workplace }: { readonly workplace: Other }): ReactElement {
  return (
    <Suspense fallback={null}>
      <ErrorBoundary key={workplace} name={names[workplace]}>
        {places[workplace]()}
      </ErrorBoundary>
    </Suspense>
  );
}
