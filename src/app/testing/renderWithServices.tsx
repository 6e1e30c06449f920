import { render, type RenderResult } from "@testing-library/react";
import type { ReactElement } from "react";
import type { StartRequest } from "../../state/startRequest.ts";
import {
  createTestWorkbench,
  type TestWorkbench,
} from "../../state/testing/createTestWorkbench.ts";
import { createServices, type Services, ServicesContext } from "../services.ts";

export const plainStart: StartRequest = {
  imageId: null,
  boot: "snapshot",
  port: null,
  sql: null,
};

export interface RenderedWithServices extends RenderResult {
  readonly test: TestWorkbench;
  readonly services: Services;
}

/** Renders a part of the page on a workbench of the test's own. */
export function renderWithServices(
  element: ReactElement,
  test: TestWorkbench = createTestWorkbench(),
): RenderedWithServices {
  const services = createServices(test.workbench, plainStart);
  const result = render(<ServicesContext value={services}>{element}</ServicesContext>);
  return { ...result, test, services };
}
