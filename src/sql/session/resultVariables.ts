/**
 * psql keeps what it knows of the last query in variables. Queries of the driver's own must leave
 * them as the user's statement left them; only an error of such a query shows in LAST_ERROR_*.
 *
 * @see PostgreSQL documentation, psql, "Variables"
 */
export const saveResultVariables =
  "\\set WORKBENCH_ERROR :ERROR \\set WORKBENCH_SQLSTATE :SQLSTATE \\set WORKBENCH_ROW_COUNT :ROW_COUNT";

export const restoreResultVariables =
  "\\set ERROR :WORKBENCH_ERROR \\set SQLSTATE :WORKBENCH_SQLSTATE \\set ROW_COUNT :WORKBENCH_ROW_COUNT " +
  "\\unset WORKBENCH_ERROR \\unset WORKBENCH_SQLSTATE \\unset WORKBENCH_ROW_COUNT";
