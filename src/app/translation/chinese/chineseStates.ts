/** Snapshots, import and export, and offline use. */
export const chineseStates: Readonly<Record<string, string>> = {
  "For {{time}} so far": "已用时 {{time}}",
  // Snapshots
  Snapshots: "快照",
  Snapshot: "快照",
  "Save snapshot": "保存快照",
  "Export state": "导出状态",
  "Export whole machine": "导出整台机器",
  "Import state": "导入状态",
  "Reset to pristine": "恢复为初始状态",
  "State file": "状态文件",
  "No snapshots yet": "还没有快照",
  "Save a snapshot": "保存快照",
  "A snapshot keeps the whole machine, data and sessions included, to come back to.":
    "快照保存整台机器，包括数据和会话，以便日后恢复。",
  Automatic: "自动",
  "Before {{statement}}": "在 {{statement}} 之前",
  "(current)": "（当前）",
  "{{count}} tables": "{{count}} 张表",
  "{{name}} (copy)": "{{name}}（副本）",
  "Restore {{name}}": "恢复 {{name}}",
  "More for {{name}}": "{{name}} 的更多操作",
  "Snapshot {{number}}": "快照 {{number}}",
  "Snapshot name": "快照名称",
  "Snapshot note": "快照备注",
  Restore: "恢复",
  Compare: "比较",
  Rename: "重命名",
  Note: "备注",
  Duplicate: "创建副本",
  Delete: "删除",
  Dismiss: "关闭提示",
  "Go back to “{{name}}”?": "要回到“{{name}}”吗？",
  "The machine’s present state is replaced. Unless it is busy, what has changed since its last snapshot is kept first, as an automatic one, to return to.":
    "机器的当前状态会被替换。只要机器不忙，自上个快照以来的更改会先保存为一个自动快照，以便返回。",
  "Delete “{{name}}”?": "要删除“{{name}}”吗？",
  "The browser forgets this snapshot. It cannot be brought back, unless it was exported to a file.":
    "浏览器会忘掉这个快照。除非已导出为文件，否则无法找回。",
  "Saving the machine’s state…": "正在保存机器状态…",
  "Restoring…": "正在恢复…",
  "Writing the state to a file…": "正在把状态写入文件…",
  "Reading the state file…": "正在读取状态文件…",
  "Deleting…": "正在删除…",
  "Save when it rests": "空闲后保存",
  "Saving as soon as the machine rests…": "机器一空闲就保存…",
  "Stop waiting": "不再等待",
  Storage: "存储空间",
  "Files of imported machines: {{size}}": "导入的机器带来的文件：{{size}}",
  Remove: "移除",
  "Remove files of imported machines?": "要移除导入的机器带来的文件吗？",
  "An imported machine reads programs that this image does not have from these files. Without them the machine, and snapshots of it, may wait for a file until the state file is imported again.":
    "导入的机器会从这些文件中读取此映像没有的程序。移除后，该机器及其快照可能会一直等待某个文件，直到再次导入状态文件。",
  "Files that came with imported machines are removed.": "导入的机器带来的文件会被移除。",
  "{{used}} of {{quota}} kept in this browser": "此浏览器已保存 {{used}}，上限 {{quota}}",
  "{{used}} kept": "已保存 {{used}}",
  "{{used}} kept, not protected": "已保存 {{used}}，未受保护",
  "The browser keeps it until you clear it.": "浏览器会一直保留，直到您清除。",
  "The browser may clear it when the disk is full: export what matters to a file.":
    "磁盘已满时浏览器可能会清除它：请把重要内容导出为文件。",
  Tab: "标签页",
  "The other tab was closed. What you do here is not kept yet.":
    "另一个标签页已关闭。您在这里所做的尚未保存。",
  "Keep this tab’s state": "保存此标签页的状态",
  "The workbench is open in another tab, which keeps its state. This tab keeps nothing: it is for looking around.":
    "工作台已在另一个标签页中打开，状态由那个标签页保存。此标签页不保存任何内容，仅供浏览。",
  "Use a separate state": "使用独立的状态",
  "Earlier build": "较早的构建",
  "{{count}} snapshots of an earlier build of this image: only what differed from that build was kept, so this one cannot restore them. They stay until you delete them.":
    "有 {{count}} 个快照属于此镜像较早的构建：它们只保存了与那个构建的差异，因此现在的构建无法恢复它们。它们会一直保留，直到您删除。",
  "Files that were made then still work: “Export whole machine” with “Import state”, and “Export SQL” with “Run as SQL”.":
    "当时导出的文件仍然可用：“导出整台机器”的文件用“导入状态”，“导出 SQL”的文件用“作为 SQL 运行”。",
  // Comparing snapshots
  "Compare snapshots": "比较快照",
  From: "从",
  To: "到",
  Differences: "差异",
  "Choose two snapshots.": "请选择两个快照。",
  "One of them was taken without a look at its schema: the server did not answer.":
    "其中一个在保存时没有查看模式：服务器没有应答。",
  "The same tables, columns and row counts.": "表、列和行数都相同。",
  "New: {{what}}": "新增：{{what}}",
  "Gone: {{what}}": "已移除：{{what}}",
  "column {{column}} new": "新增列 {{column}}",
  "column {{column}} gone": "已移除列 {{column}}",
  table: "表",
  view: "视图",
  "materialized view": "物化视图",
  sequence: "序列",
  "rows not counted": "未统计行数",
  "about {{number}} rows": "约 {{number}} 行",
  // Failures of states
  "This is not a state file of this workbench. The machine goes on as it was.":
    "这不是本工作台的状态文件。机器保持原样继续运行。",
  "“{{name}}” was written by an older workbench and has no checksum over its header: damage or a change by somebody else would not be noticed. Import it only if you know where it comes from.":
    "“{{name}}”由旧版工作台写入，其头部没有校验和：损坏或被他人改动都无法察觉。只有在知道其来源时才导入。",
  "The state has {{size}}, and at most {{limit}} can be saved and restored. The machine goes on as it was.":
    "该状态有 {{size}}，而最多只能保存和恢复 {{limit}}。机器保持原样继续运行。",
  "Import anyway": "仍然导入",
  "A state is loaded from http and https addresses only, not from “{{protocol}}”. Import the file instead.":
    "只能从 http 和 https 地址加载状态，不能从“{{protocol}}”加载。请改为导入文件。",
  "This state file has format {{format}}, which a newer workbench wrote.":
    "该状态文件的格式为 {{format}}，由更新的工作台写成。",
  "This state file has format {{format}}, which is not read any more.":
    "该状态文件的格式为 {{format}}，已不再支持读取。",
  "The state file is damaged: {{path}} {{message}}.": "状态文件已损坏：{{path}} {{message}}。",
  "The state file is not whole: it should have {{expected}} and has {{actual}}.":
    "状态文件不完整：应有 {{expected}}，实有 {{actual}}。",
  "The state file is damaged: its content is not what it was when it was saved.":
    "状态文件已损坏：内容与保存时不一致。",
  "This state was saved by “{{saved}}”, and “{{running}}” is running. Choose that image first.":
    "该状态由“{{saved}}”保存，而正在运行的是“{{running}}”。请先选择那个镜像。",
  "This state was saved by another build of “{{image}}” and needs that one. It is kept. What moves between builds: the whole machine, or the database as SQL.":
    "该状态由“{{image}}”的另一个构建保存，并且需要那个构建。它会保留下来。能在不同构建之间移动的是：整台机器，或以 SQL 导出的数据库。",
  "This state was saved by v86 {{saved}}, and v86 {{running}} is running: states do not move between versions.":
    "该状态由 v86 {{saved}} 保存，而正在运行的是 v86 {{running}}：状态不能在不同版本之间移动。",
  "This state needs a machine with {{saved}} MB of memory, and this one has {{running}} MB.":
    "该状态需要 {{saved}} MB 内存的机器，而本机为 {{running}} MB。",
  "This state needs a machine with other devices ({{saved}}), and this one has {{running}}.":
    "该状态需要具有其他设备（{{saved}}）的机器，而本机为 {{running}}。",
  "This state was saved on another copy of “{{image}}”, which was built anew since: only what differed from that copy was kept. What moves between builds: the whole machine, or the database as SQL.":
    "该状态保存于“{{image}}”的另一份副本，此后它已重新构建：只保存了与那份副本的差异。能在不同构建之间移动的是：整台机器，或以 SQL 导出的数据库。",
  "The image’s own state, from which this one differs, could not be loaded. Check the connection and try again.":
    "无法加载该状态所依据的镜像初始状态。请检查连接后重试。",
  "This state brings files of its machine that this image lacks, and the browser has no room for them, or keeps nothing on this page. The machine goes on as it was.":
    "该状态带有此镜像所没有的文件，而浏览器没有空间存放，或不为此页面保存任何内容。机器保持原样继续运行。",
  "The whole machine could not be exported: its file {{name}} could not be loaded. Check the connection and try again.":
    "无法导出整台机器：它的文件 {{name}} 无法加载。请检查连接后重试。",
  "This is a state of v86 that does not fit this machine: {{message}}.":
    "这是 v86 的状态，但与本机不符：{{message}}。",
  "This is a state of v86, but of another machine: its memory has nothing in common with this image’s. Export the data as SQL where it was made, and import that here.":
    "这是 v86 的状态，但属于另一台机器：其内存与此镜像毫无共同之处。请在原处把数据导出为 SQL，再在这里导入。",
  "The state at {{url}} could not be loaded: {{message}}.":
    "无法加载 {{url}} 处的状态：{{message}}。",
  "This page may not load states from {{origin}}: that is for its publisher to allow. Download the file there and import it here.":
    "此页面不得从 {{origin}} 加载状态：这由页面的发布者决定。请在那里下载文件，再在这里导入。",
  "The state at {{url}} could not be loaded: its server does not answer, or does not allow this page to read it (CORS). Download the file there and import it here.":
    "无法加载 {{url}} 处的状态：其服务器没有应答，或不允许此页面读取（CORS）。请在那里下载文件，再在这里导入。",
  "Another tab keeps its state in this browser, so this one keeps nothing.":
    "另一个标签页正在此浏览器中保存状态，因此本标签页不保存任何内容。",
  "The machine is at work and did not come to rest, so it was not saved. Cancel the statement or the program that runs, or wait for it.":
    "机器正在工作，没有空闲下来，因此没有保存。请取消正在运行的语句或程序，或等待其结束。",
  "The machine could not take this state: {{message}}": "机器无法接受该状态：{{message}}",
  "The browser has no room left for snapshots. Delete some, or export the state to a file.":
    "浏览器没有空间保存快照了。请删除一些，或把状态导出为文件。",
  "The browser keeps no snapshots here: {{message}}. Export the state to a file.":
    "浏览器无法在这里保存快照：{{message}}。请把状态导出为文件。",
  "This snapshot is not there any more.": "这个快照已不存在。",
  // Files in and out
  Import: "导入",
  "The database {{database}} as SQL": "以 SQL 导出数据库 {{database}}",
  "A file that an ordinary PostgreSQL server takes: the way out of the browser.":
    "普通 PostgreSQL 服务器可以读取的文件：离开浏览器的途径。",
  "With extensions, which the other server then needs too": "包含扩展，另一台服务器也需要有它们",
  "Export SQL": "导出 SQL",
  "Encoding of {{name}}": "{{name}} 的编码",
  "The file is not UTF-8 and does not say what it is. Choose the encoding in which its text is right.":
    "此文件不是 UTF-8，也没有说明其编码。请选择能正确显示文本的编码。",
  Encoding: "编码",
  "Line {{line}}: a NUL character, which a text cannot hold. The file may be UTF-16 or binary.":
    "第 {{line}} 行：文本不能包含 NUL 字符。此文件可能是 UTF-16 或二进制文件。",
  "Line {{line}}: bytes that are not {{encoding}}. Choose another encoding.":
    "第 {{line}} 行：存在不属于 {{encoding}} 的字节。请选择其他编码。",
  "Read the file": "读取文件",
  "The file is not valid in this encoding.": "此文件不符合该编码。",
  "A file into the database {{database}}": "把文件导入数据库 {{database}}",
  "File to import": "要导入的文件",
  "Choose a file": "选择文件",
  "or drop one on the page": "或把文件拖放到页面上",
  "Stop at the first error": "遇到第一个错误时停止",
  "{{name}} has {{size}}. The editor is slow with texts of this size and does not keep them when the page is reloaded. “Run as SQL” gives the file to psql without the editor.":
    "{{name}} 有 {{size}}。编辑器处理这么大的文本会很慢，重新加载页面后也不会保留文本。“作为 SQL 运行”会绕过编辑器，直接把文件交给 psql。",
  "Open in the editor": "在编辑器中打开",
  "Run as SQL": "作为 SQL 运行",
  "Load as CSV…": "导入 CSV…",
  "Copy to the guest": "复制到虚拟机",
  "Files of the guest": "虚拟机的文件",
  "Files in the guest’s /mnt/host": "虚拟机 /mnt/host 中的文件",
  "None. What the guest’s shell writes there can be downloaded here.":
    "没有文件。虚拟机终端写到那里的文件可以在这里下载。",
  "Download {{name}}": "下载 {{name}}",
  Refresh: "刷新",
  Transfer: "传输",
  Errors: "错误",
  "{{done}} of {{total}}": "{{done}}，共 {{total}}",
  "Writing the database as SQL": "正在以 SQL 写出数据库",
  "Running {{name}}": "正在运行 {{name}}",
  "Loading {{name}}": "正在导入 {{name}}",
  "Copying to the guest: {{name}}": "正在复制到虚拟机：{{name}}",
  "Reading {{name}}": "正在读取 {{name}}",
  "The database could not be written as SQL.": "无法以 SQL 写出数据库。",
  "It ended at an error. What ran before it stays, unless it was inside a transaction.":
    "因错误而结束。此前已运行的部分会保留，除非它在事务之内。",
  "The server refused a row, so nothing was loaded.": "服务器拒绝了一行，因此什么都没有导入。",
  "The file could not be copied to the guest.": "无法把文件复制到虚拟机。",
  "The file could not be read.": "无法读取文件。",
  "Stopped: no file was written.": "已停止：没有写出文件。",
  "Stopped. What ran until then stays, unless it was inside a transaction.":
    "已停止。此前已运行的部分会保留，除非它在事务之内。",
  "Stopped: nothing was loaded.": "已停止：什么都没有导入。",
  "Stopped: nothing was copied.": "已停止：什么都没有复制。",
  "Stopped: nothing was read.": "已停止：什么都没有读取。",
  "It did not come to an end: the machine did not answer, or has no room for the file.":
    "没有完成：机器没有应答，或没有空间存放该文件。",
  "The database was written: {{size}}.": "数据库已写出：{{size}}。",
  "All statements ran: {{size}}.": "所有语句都已运行：{{size}}。",
  "The file was run to its end, past {{count}} errors.":
    "文件已运行到末尾，略过了 {{count}} 个错误。",
  "{{rows}} loaded into {{table}}.": "已将 {{rows}} 导入 {{table}}。",
  "All rows were loaded: {{size}}.": "所有行都已导入：{{size}}。",
  "The file is in /mnt/host: {{size}}.": "文件已在 /mnt/host 中：{{size}}。",
  "The file was read: {{size}}.": "文件已读取：{{size}}。",
  // CSV
  "Load {{name}} into the database {{database}}": "把 {{name}} 导入数据库 {{database}}",
  "Load rows": "导入数据行",
  Preview: "预览",
  Delimiter: "分隔符",
  Comma: "逗号",
  Semicolon: "分号",
  Bar: "竖线",
  "First line names the columns": "第一行是列名",
  Into: "导入到",
  "A new table": "新表",
  "Table name": "表名",
  "Column {{number}}": "第 {{number}} 列",
  "Name of column {{number}}": "第 {{number}} 列的名称",
  "Type of column {{number}}": "第 {{number}} 列的类型",
  "The table has fewer columns than the file.": "表的列数少于文件的列数。",
  "The file could not be read: {{failure}}": "无法读取文件：{{failure}}",
  "Checking: {{done}} of {{total}}": "正在检查：{{done}}，共 {{total}}",
  "Bad lines": "有误的行",
  Lines: "行",
  "{{count}} lines cannot be loaded, so nothing was.":
    "有 {{count}} 行无法导入，因此什么都没有导入。",
  "Line {{line}}: {{message}}": "第 {{line}} 行：{{message}}",
  "Line {{line}}: {{count}} fields instead of {{expected}}.":
    "第 {{line}} 行：有 {{count}} 个字段，应为 {{expected}} 个。",
  "Line {{line}}: a quote is not closed, or text follows a closed one.":
    "第 {{line}} 行：引号没有闭合，或闭合的引号之后还有文字。",
  "Line {{line}}: “{{value}}” in {{column}} is no {{type}}.":
    "第 {{line}} 行：{{column}} 中的“{{value}}”不是 {{type}}。",
  // Without network
  Version: "版本",
  "A new version waits: load it": "有新版本：点击加载",
  "Keeping for offline use: {{percent}} %": "正在保存以供离线使用：{{percent}}%",
  "Available offline": "可离线使用",
  "Page and machine are kept in this browser whole": "页面和机器已完整保存在此浏览器中",
};
