/** Tables and foreign keys as a picture. */
export const chineseDiagram: Readonly<Record<string, string>> = {
  Diagram: "关系图",
  "Diagram of a schema: tables and foreign keys": "模式关系图：表与外键",
  "Show the diagram": "显示关系图",
  "Schema to draw": "要绘制的模式",
  "Show as a picture": "显示为图",
  "Show in words": "显示为文字",
  "Zoom in": "放大",
  "Zoom out": "缩小",
  "Fit the diagram to its place": "适应窗口大小",
  "Save as SVG": "保存为 SVG",
  "State of the diagram": "关系图状态",
  "Statements are running: the diagram is read again when they end.":
    "语句正在运行：结束后将重新读取关系图。",
  "Only the first {{count}} tables by name are drawn.": "仅绘制按名称排序的前 {{count}} 个表。",
  "No tables in this schema": "此模式中没有表",
  "Tables of {{schema}}": "{{schema}} 的表",
  Tables: "表",
  References: "引用",
  "{{table}}, {{count}} columns": "{{table}}，{{count}} 列",
  "references {{tables}}": "引用 {{tables}}",
  "{{from}} references {{to}}: at most one row names a row, or none":
    "{{from}} 引用 {{to}}：至多一行指向一行，或不指向",
  "{{from}} references {{to}}: at most one row names each row":
    "{{from}} 引用 {{to}}：至多一行指向每一行",
  "{{from}} references {{to}}: many rows name one row, or none":
    "{{from}} 引用 {{to}}：多行指向一行，或不指向",
  "{{from}} references {{to}}: many rows name one row": "{{from}} 引用 {{to}}：多行指向一行",
};
