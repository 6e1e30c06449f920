import { render, type RenderResult } from "@testing-library/react";
import type { ReactElement } from "react";
import {
  createTestWorkbench,
  type TestWorkbench,
} from "../../state/testing/createTestWorkbench.ts";
import { createServices, type Services, ServicesContext } from "../services/services.ts";

export interface RenderedWithServices extends RenderResult {
  readonly test: TestWorkbench;
  readonly services: Services;
}

/** Renders a part of the page with a test workbench. */
export function renderWithServices(
  element: ReactElement,
  test: TestWorkbench = createTestWorkbench(),
): RenderedWithServices {
  const services = createServices(test.workbench);
  const result = render(<ServicesContext value={services}>{element}</ServicesContext>);
  return { ...result, test, services };
}
