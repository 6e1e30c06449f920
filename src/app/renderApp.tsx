import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { ErrorBoundary } from "./ui/placeholders/ErrorBoundary.tsx";
import { type Services, ServicesContext } from "./services/services.ts";

export function renderApp(services: Services): void {
  const container = document.getElementById("root");
  if (container === null) throw new Error("the page has no element with the id root");
  createRoot(container).render(
    <StrictMode>
      <ServicesContext value={services}>
        <ErrorBoundary name="The workbench">
          <App />
        </ErrorBoundary>
      </ServicesContext>
    </StrictMode>,
  );
}
