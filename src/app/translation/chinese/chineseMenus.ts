/** Switches, menus of the editor and of tables. */
export const chineseMenus: Readonly<Record<string, string>> = {
  "Continue on error": "出错时继续",
  "Run all runs the statements behind a failed one too": "语句失败后，“全部运行”继续运行其后的语句",
  // The editor's context menu
  "Format the SQL": "格式化 SQL",
  "Share…": "分享…",
  Cut: "剪切",
  Paste: "粘贴",
  "The page may not read the clipboard": "页面无权读取剪贴板",
  "Press {{keys}} in the editor to paste.": "请在编辑器中按 {{keys}} 粘贴。",
  // A table's menu
  "Import a CSV file…": "导入 CSV 文件…",
  "Export the rows…": "导出数据行…",
  "Name of the new snapshot": "新快照的名称",
};
