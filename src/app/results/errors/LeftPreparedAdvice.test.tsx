// @vitest-environment happy-dom
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { createMessage } from "../../../sql/output/messages/createMessage.ts";
import { renderWithServices } from "../../testing/renderWithServices.tsx";
import { ErrorCard } from "./ErrorCard.tsx";

afterEach(cleanup);

const error = createMessage({
  severity: "ERROR",
  sqlState: "42P05",
  message: 'prepared statement "" already exists',
});

it("explains a prepared statement that the server kept, and offers to remove it", async () => {
  renderWithServices(
    <ErrorCard error={error} sql="select :hv from dual;" port={1521} onJump={vi.fn()} />,
  );
  expect(await screen.findByText(/has left its prepared statement/)).toBeTruthy();
  expect(screen.getByText(/\\connect/)).toBeTruthy();
});

it("is not shown if the user prepared a statement twice", async () => {
  renderWithServices(
    <ErrorCard error={error} sql="prepare p as select 1;" port={1521} onJump={vi.fn()} />,
  );
  await vi.dynamicImportSettled();
  expect(screen.queryByText(/has left its prepared statement/)).toBeNull();
});
