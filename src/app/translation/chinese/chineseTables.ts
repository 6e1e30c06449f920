/** Opened tables: filters, order and row count. */
export const chineseTables: Readonly<Record<string, string>> = {
  "Open data": "打开数据",
  "Table {{name}}": "表 {{name}}",
  "Filter the table": "筛选表",
  "Rows of the table": "表的行",
  "Rows 1–{{last}} of {{all}}": "第 1–{{last}} 行，共 {{all}} 行",
  "Rows 1–{{last}} of about {{all}} (planner's estimate)":
    "第 1–{{last}} 行，共约 {{all}} 行（规划器估计）",
  "Rows 1–{{last}}; counting…": "第 1–{{last}} 行；正在计数…",
  "Rows 1–{{last}}, not counted": "第 1–{{last}} 行，未计数",
  "No rows": "没有行",
  "Count exactly": "精确计数",
  "Remove the filter {{filter}}": "移除筛选 {{filter}}",
  "Sorted by {{columns}}": "按 {{columns}} 排序",
  Reset: "重置",
  Column: "列",
  Test: "条件",
  Value: "值",
  "Apply the filter": "应用筛选",
  contains: "包含",
  "is null": "为空",
  "is not null": "不为空",
};
