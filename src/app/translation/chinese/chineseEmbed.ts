/** SQL blocks in pages of other sites: what their frame says. */
export const chineseEmbed: Readonly<Record<string, string>> = {
  "What this example needs could not be set up:": "无法准备该示例所需的内容：",
  "There is no statement to run.": "没有可运行的语句。",
  "This image has no port {{port}}, but: {{known}}.": "该镜像没有端口 {{port}}，只有：{{known}}。",
  "Not run: the text has & variables, whose values only the workbench asks for.":
    "未运行：文本中有 & 变量，只有工作台会询问它们的值。",
  "Not run: another example has begun a transaction on this port. End it there with COMMIT or ROLLBACK.":
    "未运行：另一个示例在该端口上开始了事务。请在那里用 COMMIT 或 ROLLBACK 结束它。",
  "The schema of this example could not be made:": "无法创建该示例的模式：",
};
