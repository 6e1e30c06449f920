/** The texts of the lessons. */
export const chineseLessons: Readonly<Record<string, string>> = {
  "Sample data": "示例数据",
  "A small shop to practise on: customers, products and two years of orders, in a schema of their own.":
    "一个用来练习的小商店：客户、产品和两年的订单，放在自己的模式中。",
  "{{number}} of {{count}}: {{title}}": "{{number}}/{{count}}：{{title}}",
  "DUAL and SYSDATE": "DUAL 与 SYSDATE",
  "These statements run on port 1521: see the switch at the top. A query needs a table there by custom, and DUAL is the one with a single row.":
    "这些语句在端口 1521 上运行：见顶部的开关。那里的查询习惯上需要一张表，DUAL 就是只有一行的那张表。",
  "Functions by other names": "换了名字的函数",
  "These statements run on port 1521: see the switch at the top. A query needs a table there by custom, and DUAL is the one with a single row. SYSDATE is a function here, with parentheses.":
    "这些语句在端口 1521 上运行：见顶部的切换。那里的查询习惯上需要一个表，DUAL 就是只有一行的表。这里的 SYSDATE 是函数，要带括号。",
  "NVL is COALESCE for two, DECODE a CASE, LAST_DAY knows the ends of months, and INSTR finds a text. ADD_MONTHS or INSTR with four arguments is missing or wrong on this server: see About this server.":
    "NVL 是两个参数的 COALESCE，DECODE 相当于 CASE，LAST_DAY 懂得月末，INSTR 查找文本。此服务器缺少 ADD_MONTHS 或四个参数的 INSTR，或其结果有误：见“关于此服务器”。",
  "A line that holds only a slash ends it and runs it. This server has no DBMS_OUTPUT: RAISE NOTICE shows text under Messages.":
    "只有一个斜杠的行会结束并运行它。此服务器没有 DBMS_OUTPUT：RAISE NOTICE 会在“消息”中显示文本。",
  "NVL is COALESCE for two, DECODE a CASE, ADD_MONTHS knows the ends of months, and INSTR finds the second match.":
    "NVL 是两个参数的 COALESCE，DECODE 相当于 CASE，ADD_MONTHS 懂得月末，INSTR 能找到第二个匹配。",
  "The same on both ports": "在两个端口上各运行一次",
  "Run this, then press Alt+C: it runs on both ports, and the answers stand beside each other.":
    "运行它，然后按 Alt+C：它会在两个端口上运行，结果并排显示。",
  "Two accounts": "两个账户",
  "Somewhere to move money.": "转账的地方。",
  "Undo everything": "全部撤销",
  "What stands between BEGIN and ROLLBACK happened for nobody else, and in the end not at all. Compare the two results.":
    "BEGIN 与 ROLLBACK 之间的更改别人看不到，最终也等于没有发生。比较两个结果。",
  "A failure undoes it too": "失败也会撤销",
  "The check refuses a negative balance. From then on the transaction takes nothing but its end: the status bar says so, and Roll back appears beside Run.":
    "检查约束拒绝负的余额。此后事务只接受结束：状态栏会提示，“回滚”按钮会出现在“运行”旁边。",
  "Undo a part": "撤销一部分",
  "A savepoint is a place to come back to. The first ROLLBACK ends the transaction of the last step, if it is still open.":
    "保存点是可以回到的位置。如果上一步的事务仍未结束，第一个 ROLLBACK 会结束它。",
  "Afterwards press Alt+L: two sessions stand side by side, and you can let one wait for the other.":
    "然后按 Alt+L：两个会话并排显示，您可以让一个等待另一个。",
  "Twenty thousand rows": "两万行",
  "ANALYZE counts them, so that the planner knows what it deals with.":
    "ANALYZE 对它们进行统计，让规划器了解数据。",
  "Look at the plan": "查看执行计划",
  "EXPLAIN ANALYZE runs a statement and tells how. The costliest node is marked: it reads the whole table.":
    "EXPLAIN ANALYZE 运行语句并说明过程。耗时最多的节点会被标出：它读取了整张表。",
  "For any statement of your own there is Alt+E, and Alt+Shift+E to measure it.":
    "对您自己的语句，可以按 Alt+E 查看计划，按 Alt+Shift+E 度量它。",
  "Give it an index": "为它创建索引",
  "The same question, and the server looks only at the rows that matter.":
    "同样的问题，服务器现在只查看相关的行。",
  "A function": "一个函数",
  "What stands between the dollar signs is the function's text, semicolons and all.":
    "美元符号之间的是函数的文本，包括分号。",
  "Notices and exceptions": "通知与异常",
  "See Messages: notices come while the block runs, and a warning is louder.":
    "查看“消息”：通知会在块运行时出现，警告的级别更高。",
  "An error inside": "内部的错误",
  "The first lesson made the table planet, but it has no such column. The error shows the statement inside of the function that failed.":
    "第一课创建了表 planet，但它没有这样的列。错误会显示函数内部失败的语句。",
  "A block": "一个块",
  "A line that holds only a slash ends it and runs it.": "只有一个斜杠的行会结束并运行它。",
  "A package": "一个包",
  "It keeps its variables for as long as the session lives: run the query again.":
    "在会话期间它会保持其变量：再运行一次查询。",
};
