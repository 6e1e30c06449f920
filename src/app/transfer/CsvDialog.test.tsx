// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { CsvLayout } from "../../state/transfer/csvMessages.ts";
import { previewCsv } from "../../state/transfer/prepareCsv.ts";
import { renderWithServices } from "../testing/renderWithServices.tsx";
import { CsvDialog } from "./CsvDialog.tsx";

// Runs the worker's code in this thread.
vi.mock("../../state/transfer/csvFiles.ts", () => ({
  workerCsvFiles: {
    preview: (file: Blob, layout: Partial<CsvLayout>) => previewCsv(file, layout),
  },
}));

afterEach(cleanup);

const gbk = Uint8Array.from([0x61, 0x0a, 0xb6, 0xa9, 0xb5, 0xa5, 0x0a]);

function open(): { onClose: ReturnType<typeof vi.fn> } & ReturnType<typeof renderWithServices> {
  const onClose = vi.fn();
  const file = new File([gbk], "orders.csv");
  const rendered = renderWithServices(
    <CsvDialog file={file} proposedTable={null} onClose={onClose} />,
  );
  return { ...rendered, onClose };
}

it("asks for the encoding of a file without a known one before it shows the preview", async () => {
  const { services } = open();
  await waitFor(() => {
    expect(services.ui.getState().encodingQuestion?.fileName).toBe("orders.csv");
  });
  expect(screen.queryByRole("table", { name: "Preview" })).toBeNull();
  services.ui.getState().encodingQuestion?.answer({ text: "", encoding: "gb18030" });
  const table = await screen.findByRole("table", { name: "Preview" });
  expect(within(table).getByText("订单")).toBeTruthy();
});

it("closes if no encoding is chosen", async () => {
  const { services, onClose } = open();
  await waitFor(() => {
    expect(services.ui.getState().encodingQuestion).not.toBeNull();
  });
  services.ui.getState().encodingQuestion?.answer(null);
  await waitFor(() => {
    expect(onClose).toHaveBeenCalledOnce();
  });
});
