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
  // A shared link
  "The shared SQL cannot be opened": "无法打开分享的 SQL",
  "The link is incomplete or changed. Ask for it again; some programs cut or break long links.":
    "链接不完整或已被改动。请重新索取；有些程序会截断或拆开长链接。",
  "The link holds more text than the workbench opens: over 4 MB. Ask for it as a file.":
    "链接中的文本超过工作台可打开的 4 MB。请改为索取文件。",
  "This browser is too old to unpack the link.": "此浏览器太旧，无法解压链接。",
  "Blank lines separate statements": "空行分隔语句",
  "For Run at the cursor; not inside quotes, parentheses or blocks":
    "用于运行光标处的语句；引号、括号和块内除外",
  // What the empty workbench offers
  "Open the sample": "打开示例数据",
  "Take a lesson": "学习教程",
  "Check an Oracle script": "检查 Oracle 脚本",
  "Import a dump": "导入转储文件",
  // Names of tabs
  "Sample schema": "示例数据",
  Example: "示例",
  // The example of two sessions
  "1. Run each statement with Control+Enter.": "1. 用 Control+Enter 逐条运行。",
  "2. Take money out, and do not commit yet.": "2. 取出一笔钱，先不提交。",
  "3. The same row, from the other session: this waits for the left side.":
    "3. 在另一个会话中改同一行：这会等待左侧。",
  "4. Now let the other side go on.": "4. 现在让另一侧继续。",
  "5. Both changes are there.": "5. 两处更改都已生效。",
};
