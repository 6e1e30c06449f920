/** Bars, panels and dialogs. */
export const chinesePanels: Readonly<Record<string, string>> = {
  "The bar": "顶栏",
  "The status bar": "状态栏",
  "The dialog": "对话框",
  "{{name}} could not be drawn": "{{name}} 无法显示",
  "This is a fault of the workbench. Your data and the other panels are not touched.":
    "这是工作台的故障。您的数据和其他面板不受影响。",
  "Draw it again": "重新显示",
  Editor: "编辑器",
  Results: "结果",
  "Left panel and editor": "左侧面板与编辑器",
  "Editor and results": "编辑器与结果",
  "Editor and shell": "编辑器与终端",
  "Let go to open the file in a tab of its own": "松开即可在新标签页中打开文件",
  "Editor tabs": "编辑器标签页",
  "Tab name": "标签页名称",
  "Query {{number}}": "查询 {{number}}",
  // The bars
  Image: "镜像",
  "About this server": "关于此服务器",
  "Import and export": "导入与导出",
  "Start “{{image}}”?": "启动“{{image}}”？",
  "Start it": "启动",
  "The running machine is switched off. Data that no snapshot keeps is lost.":
    "正在运行的机器会被关闭。未保存到快照的数据会丢失。",
  "port {{port}}": "端口 {{port}}",
  "{{mode}} mode": "{{mode}} 模式",
  Autocommit: "自动提交",
  "autocommit on": "自动提交：开",
  "autocommit off": "自动提交：关",
  "Each statement is committed by itself. Click to commit by hand.":
    "每条语句自动提交。点击改为手动提交。",
  "Statements wait for COMMIT or ROLLBACK. Click to commit each by itself.":
    "语句等待 COMMIT 或 ROLLBACK。点击改为自动提交。",
  DBMS_OUTPUT: "DBMS_OUTPUT",
  "DBMS_OUTPUT on": "DBMS_OUTPUT：开",
  "DBMS_OUTPUT off": "DBMS_OUTPUT：关",
  "Lines of DBMS_OUTPUT are shown among the messages. Click to leave them out.":
    "DBMS_OUTPUT 的输出行显示在消息中。点击改为不显示。",
  "Lines of DBMS_OUTPUT are not shown. Click to show them.":
    "不显示 DBMS_OUTPUT 的输出行。点击改为显示。",
  "Memory that the machine takes in this browser": "机器在此浏览器中占用的内存",
  // The start of the machine
  "A real server starts inside this page": "一个真正的服务器正在此页面中启动",
  "Your statement runs as soon as the machine is ready": "机器就绪后会立即运行您的语句",
  "Load the machine": "加载机器",
  "Restore its memory": "恢复其内存",
  "Boot the operating system and the server": "引导操作系统和服务器",
  "Connect to the server": "连接服务器",
  "Loading the machine": "正在加载机器",
  "Console of the machine": "机器的控制台",
  Retry: "重试",
  "Boot cold": "冷启动",
  // The schema
  "Filter the schema": "筛选架构",
  "Nothing that has been opened matches “{{words}}”.": "已展开的内容中没有匹配“{{words}}”的项。",
  "Actions (Shift+F10)": "操作（Shift+F10）",
  "This statement runs; what depends on the object keeps it from being dropped.":
    "将运行此语句；如有对象依赖它，则无法删除。",
  extension: "扩展",
  // Checkpoints
  Checkpoint: "检查点",
  "A checkpoint was taken before {{statement}}": "已在 {{statement}} 之前创建检查点",
  Undo: "撤销",
  "Reset to pristine?": "重置为初始状态？",
  Reset: "重置",
  "The machine goes back to the state that the image came with. Unless it is busy, what has changed since its last snapshot is kept first, as an automatic one, to return to.":
    "机器会回到镜像的初始状态。如果它不忙，上次快照之后的更改会先保存为自动快照，以便返回。",
  // Comparing
  Comparison: "比较",
  Verdict: "结论",
  "Both ports work on the same data, and the statement may change it: once through each port.":
    "两个端口使用相同的数据，而该语句可能更改数据：每个端口各一次。",
  "Running on both ports…": "正在两个端口上运行…",
  "Both failed, in the same way": "两边都失败，且方式相同",
  "Both failed, differently": "两边都失败，但方式不同",
  "Only {{ports}} failed": "仅 {{ports}} 失败",
  "Both ran": "两边都已运行",
  "Both gave the same result": "两边结果相同",
  "Both gave the same rows, in another order": "两边的行相同，但顺序不同",
  "The columns are named differently": "列名不同",
  "Different: {{rows}}": "不同：{{rows}}",
  // Plans
  "EXPLAIN takes SELECT, INSERT, UPDATE, DELETE, MERGE, VALUES and CREATE TABLE AS. Put the cursor on such a statement.":
    "EXPLAIN 支持 SELECT、INSERT、UPDATE、DELETE、MERGE、VALUES 和 CREATE TABLE AS。请把光标放在这样的语句上。",
  "EXPLAIN ANALYZE runs the statement to measure it. Rolled back, its changes are undone at once; what no transaction undoes stays, such as the numbers that sequences gave out.":
    "EXPLAIN ANALYZE 会运行语句来度量它。回滚后，其更改会立即撤销；但事务无法撤销的（例如从序列取走的编号）会保留。",
  // Two sessions
  "Sessions and locks": "会话与锁",
  "Session {{name}}": "会话 {{name}}",
  "SQL of {{name}}": "{{name}} 的 SQL",
  "Control+Enter runs the statement at the cursor.": "按 Control+Enter 运行光标处的语句。",
  Answers: "应答",
  "What you run is answered here.": "运行的结果显示在这里。",
  "running for {{time}}": "已运行 {{time}}",
  "The first {{number}} rows are shown.": "仅显示前 {{number}} 行。",
  Process: "进程",
  Session: "会话",
  State: "状态",
  "Waits for": "等待",
  Locks: "锁",
  Statement: "语句",
  Actions: "操作",
  "process {{ids}}": "进程 {{ids}}",
  "Cancel the statement of {{id}}": "取消 {{id}} 的语句",
  "End session {{id}}": "结束会话 {{id}}",
  "End session {{id}}?": "结束会话 {{id}}？",
  "End it": "结束",
  "The server closes its connection and rolls its transaction back.":
    "服务器会关闭其连接并回滚其事务。",
  "The server is asked for its sessions…": "正在向服务器查询会话…",
  "and {{number}} more": "以及另外 {{number}} 个",
  "{{mode}} on {{target}}": "{{target}} 上的 {{mode}}",
  "wants {{mode}} on {{target}}": "请求 {{target}} 上的 {{mode}}",
  // The history
  "Find in history": "在历史记录中查找",
  "Open in a new tab": "在新标签页中打开",
  "Statements that you run are kept here.": "您运行的语句会保存在这里。",
  "Nothing found.": "没有找到。",
  // The server
  "About the server on this port": "关于此端口的服务器",
  "The server on port {{port}}": "端口 {{port}} 上的服务器",
  "The server is asked.": "正在询问服务器。",
  "The server does not answer.": "服务器没有应答。",
  "It is not IvorySQL: Oracle's names come from an extension, Oracle's syntax is not there.":
    "它不是 IvorySQL：Oracle 的名称来自一个扩展，没有 Oracle 的语法。",
  "It is IvorySQL, and this session is in {{mode}} mode.":
    "它是 IvorySQL，此会话处于 {{mode}} 模式。",
  "Of Oracle’s, as a query for each has shown": "Oracle 的特性（逐个用查询验证）",
  "End the transaction first: queries that may fail would end it.":
    "请先结束事务：可能失败的查询会终止它。",
  Features: "特性",
  present: "有",
  missing: "无",
  "Dates and numbers (NLS)": "日期与数字（NLS）",
  "This server has no NLS parameters of Oracle’s own; these do their work.":
    "该服务器没有 Oracle 自己的 NLS 参数；由以上设置代替。",
  "Settings of the session": "会话的设置",
  "SYSDATE without parentheses": "不带括号的 SYSDATE",
  "'' is NULL": "'' 即 NULL",
  "Outer joins with (+)": "使用 (+) 的外连接",
  "Tables with ROWID": "带 ROWID 的表",
  // Sharing
  "The link holds the SQL itself.": "链接中包含 SQL 本身。",
  "The link holds the SQL itself and the port {{port}}.": "链接中包含 SQL 本身和端口 {{port}}。",
  "Nothing is uploaded, and nothing runs before whoever opens it says so.":
    "不会上传任何内容；打开者同意之前不会运行任何语句。",
  "Run first": "先运行",
  Nothing: "无",
  Link: "链接",
  "Shared SQL": "分享的 SQL",
  "Somebody shared this SQL with you. Nothing has run yet.":
    "有人与您分享了这段 SQL。尚未运行任何语句。",
  "It would run on {{port}}.": "它会在 {{port}} 上运行。",
  "This script would run before it": "在它之前会运行此脚本",
  // The shell
  "The guest's system console, as root.": "虚拟机的系统控制台（root）。",
  "Press Enter for a prompt.": "按回车键显示提示符。",
  "Tab and Escape belong to the shell": "Tab 和 Escape 归终端使用",
  "Ctrl+Shift+↑ leaves it": "按 Ctrl+Shift+↑ 离开",
  Clear: "清除",
  "Screen reader mode": "屏幕阅读器模式",
  "Hide the shell": "隐藏终端",
  "No shell yet": "还没有终端",
  "It opens when the machine runs.": "机器运行后会打开。",
  "Tell the guest the terminal's size": "把终端的大小告诉客户机",
  "Tell the guest the terminal's size ({{columns}} × {{rows}})":
    "把终端的大小告诉客户机（{{columns}} × {{rows}}）",
  // Commands
  "Import and export data": "导入与导出数据",
  "Reset the machine to pristine": "把机器重置为初始状态",
};
