import { onDemand } from "../../base/onDemand.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { TransferAccess, TransferActions } from "./transferActions.ts";

/** The same actions; their code is loaded with the first of them. */
export function createTransferActionsOnDemand(
  context: WorkbenchContext,
  access: TransferAccess,
): TransferActions {
  const actions = onDemand(async () => {
    const { createTransferActions } = await import("./transferActions.ts");
    return createTransferActions(context, access);
  });
  return {
    dump: async (options) => (await actions()).dump(options),
    dumpAroundPackages: async (options) => (await actions()).dumpAroundPackages(options),
    dumpPackages: async () => (await actions()).dumpPackages(),
    importSql: async (file, options) => (await actions()).importSql(file, options),
    loadCsv: async (load) => (await actions()).loadCsv(load),
    upload: async (file) => (await actions()).upload(file),
    listFiles: async () => (await actions()).listFiles(),
    download: async (path) => (await actions()).download(path),
    listTables: async () => (await actions()).listTables(),
    stop() {
      void actions().then((loaded) => {
        loaded.stop();
      });
    },
    dismiss() {
      void actions().then((loaded) => {
        loaded.dismiss();
      });
    },
  };
}
