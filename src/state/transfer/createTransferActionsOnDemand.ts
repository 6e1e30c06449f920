import { lateMethods } from "../../base/lateMethods.ts";
import type { WorkbenchContext } from "../store/workbenchContext.ts";
import type { TransferAccess, TransferActions } from "./transferActions.ts";

/** Transfer actions whose code is loaded at the first call. */
export function createTransferActionsOnDemand(
  context: WorkbenchContext,
  access: TransferAccess,
): TransferActions {
  return lateMethods<TransferActions>(
    async () => {
      const { createTransferActions } = await import("./transferActions.ts");
      return createTransferActions(context, access);
    },
    {
      dump: true,
      dumpAroundPackages: true,
      dumpPackages: true,
      importSql: true,
      loadCsv: true,
      upload: true,
      listFiles: true,
      download: true,
      listTables: true,
      stop: true,
      dismiss: true,
    },
  );
}
