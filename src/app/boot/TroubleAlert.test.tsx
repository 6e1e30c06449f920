// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { TroubleAlert } from "./TroubleAlert.tsx";

afterEach(cleanup);

it("is an alert with the reason, the advice, the detail as text and the actions", () => {
  render(
    <TroubleAlert reason="It stopped." advice="Start it." detail="<b>trace</b>">
      <button type="button">Start</button>
    </TroubleAlert>,
  );
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toBe("It stopped.Start it.<b>trace</b>Start");
  expect(within(alert).getByRole("button", { name: "Start" })).toBeTruthy();
});

it("leaves out an empty detail", () => {
  const { container } = render(
    <TroubleAlert reason="It stopped." advice="Start it." detail="">
      {null}
    </TroubleAlert>,
  );
  expect(container.querySelector("pre")).toBeNull();
});
