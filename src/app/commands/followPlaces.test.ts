// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { createTestWorkbench } from "../../state/testing/createTestWorkbench.ts";
import { createServices, type EditorHandle, type Services } from "../services/services.ts";
import { openToolPage } from "../services/toolPages.ts";
import { followPlaces } from "./followPlaces.ts";

let stop = (): void => undefined;

afterEach(() => {
  stop();
  document.body.replaceChildren();
});

/** A workbench with the laboratory shown, and the number of times that the editor was focused. */
function start(): { services: Services; focus: ReturnType<typeof vi.fn> } {
  const services = createServices(createTestWorkbench().workbench);
  const focus = vi.fn();
  services.editor.attach({ focus } as unknown as EditorHandle);
  services.ui.setState((state) => openToolPage(state, "lab"));
  stop = followPlaces(services);
  return { services, focus };
}

function addButton(): HTMLButtonElement {
  const button = document.createElement("button");
  document.body.append(button);
  button.focus();
  return button;
}

it("shows the editor when another of its tabs becomes active, not when a text changes", () => {
  const { services } = start();
  const { workbench, ui } = services;
  workbench.editor.setText(workbench.store.getState().editor.activeId, "select 1;");
  expect(ui.getState().workplace).toBe("lab");
  workbench.editor.add({ text: "select 2;" });
  expect(ui.getState()).toMatchObject({ workplace: "editor", tools: ["lab"] });
});

it("gives the editor the focus that was lost with a tool's page", async () => {
  const { services, focus } = start();
  const button = addButton();
  services.ui.setState({ workplace: "editor" });
  button.remove();
  await vi.waitFor(() => {
    expect(focus).toHaveBeenCalledOnce();
  });
});

it("leaves the focus where it is still drawn", async () => {
  const { services, focus } = start();
  addButton();
  services.ui.setState({ workplace: "editor" });
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  expect(focus).not.toHaveBeenCalled();
});
