// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { lazy, type ReactElement, Suspense, useState } from "react";
import { afterEach, expect, it } from "vitest";
import { useFocusOnOpen } from "../useFocusOnOpen.ts";
import { Dialog } from "./Dialog.tsx";
import { DialogPlaceholder } from "./DialogPlaceholder.tsx";

afterEach(cleanup);

function Finder(): ReactElement {
  const ref = useFocusOnOpen<HTMLInputElement>();
  const [filter, setFilter] = useState("");
  return (
    <Dialog title="History" onClose={() => undefined}>
      <input
        ref={ref}
        aria-label="Find"
        value={filter}
        onChange={({ currentTarget }) => {
          setFilter(currentTarget.value);
        }}
      />
      <output>{filter}</output>
    </Dialog>
  );
}

interface Opened {
  readonly load: () => Promise<void>;
  readonly closed: string[];
}

/** Renders an editor and a dialog over it whose code is loaded by `load`. */
function open(Component: () => ReactElement): Opened {
  let load = (): void => undefined;
  const loading = new Promise<{ default: () => ReactElement }>((resolve) => {
    load = () => {
      resolve({ default: Component });
    };
  });
  const OnDemand = lazy(() => loading);
  const closed: string[] = [];
  render(
    <>
      <textarea aria-label="Editor" autoFocus />
      <Suspense fallback={<DialogPlaceholder onClose={() => closed.push("closed")} />}>
        <OnDemand />
      </Suspense>
    </>,
  );
  return {
    closed,
    load: () =>
      act(async () => {
        load();
        await loading;
      }),
  };
}

it("types input during loading into the dialog's field, not into the editor", async () => {
  const { load } = open(Finder);
  await userEvent.keyboard("insart{Backspace}{Backspace}{Backspace}ert a");
  await load();
  await screen.findByDisplayValue("insert a");
  expect(screen.getByRole("status").textContent).toBe("insert a");
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Editor" }).value).toBe("");
});

it("does not close on space or Enter, and drops input for a dialog without a field", async () => {
  const { load, closed } = open(() => (
    <Dialog title="Sure?" onClose={() => undefined}>
      <button type="button">Yes</button>
    </Dialog>
  ));
  await userEvent.keyboard(" {Enter}x");
  expect(closed).toEqual([]);
  await load();
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Editor" }).value).toBe("");
});
