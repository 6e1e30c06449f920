/** SQL*Plus lines, and the check of Oracle scripts. */
export const chineseSqlPlus: Readonly<Record<string, string>> = {
  "No effect here: {{names}}": "在此无作用：{{names}}",
  "Lines of DBMS_OUTPUT are shown.": "显示 DBMS_OUTPUT 的输出行。",
  "Lines of DBMS_OUTPUT are not shown.": "不显示 DBMS_OUTPUT 的输出行。",
  "Each statement is committed.": "每条语句都会提交。",
  "Statements are not committed until COMMIT.": "语句在 COMMIT 之前不会提交。",
  "Substitution is off: & stays as it is.": "变量替换已关闭：& 保持原样。",
  "Variables begin with {{character}}": "变量以 {{character}} 开头",
  "An error ends this script.": "出错时脚本结束。",
  "This script goes on after an error.": "出错后脚本继续。",
  "No value: {{names}}": "没有值：{{names}}",
  "No variable has a value.": "没有已赋值的变量。",
  "Variable {{name}}: {{type}}": "变量 {{name}}：{{type}}",
  "The statements of {{name}} follow.": "以下是 {{name}} 的语句。",
  "The last unit was compiled without errors.": "上一个单元编译无错误。",
  "The last unit was not sent, so there is nothing to show.":
    "上一个单元未发送，没有可显示的内容。",
  "The script ends here. An open transaction stays open.": "脚本到此结束。未结束的事务保持打开。",
  "/ runs nothing here: SQL*Plus would run the statement before it again.":
    "此处的 / 不执行任何内容：SQL*Plus 会再次执行前一条语句。",
  "No table, view, routine or package has the name {{name}}.":
    "没有名为 {{name}} 的表、视图、例程或包。",
  "The variable {{name}} takes a number, not {{value}}.":
    "变量 {{name}} 只接受数字，不接受 {{value}}。",
  "The value is not compared with the format {{format}}.": "不检查该值是否符合格式 {{format}}。",
  "{{command}} does not work here: the values of variables are known before the script runs. Use DEFINE, or give the value when it is asked for.":
    "{{command}} 在此不可用：变量的值在脚本运行前就已确定。请使用 DEFINE，或在询问时输入该值。",
  "A number": "数字",
  "Not sent": "未发送",
  "Values for the script": "脚本变量的值",
  "Run as written": "按原文运行",
  "Run with these values": "用这些值运行",
  "The values take the place of the & variables, inside quotes as well. As written, & stays what it is to the server; SET DEFINE OFF in the script does the same.":
    "这些值会代替 & 变量，引号内也一样。按原文运行时 & 原样发送给服务器；在脚本中写 SET DEFINE OFF 效果相同。",
  "EXIT before it ends the script.": "它之前的 EXIT 结束了脚本。",
  "Not sent, as psql would cut it at its inner semicolons.":
    "未发送：psql 会在内部的分号处把它切断。",
  "Write the body as a function that returns trigger, and CREATE TRIGGER … EXECUTE FUNCTION with its name.":
    "请把主体写成返回 trigger 的函数，再用 CREATE TRIGGER … EXECUTE FUNCTION 引用它。",
  "There are no object types with methods here: use a composite type and functions.":
    "这里没有带方法的对象类型：请使用复合类型和函数。",
  "There are no packages here: use a schema with functions in it.":
    "这里没有包：请使用一个包含函数的模式。",
  "Write FUNCTION f(…) RETURNS type LANGUAGE plpgsql AS $$ … $$, with DECLARE before the declarations.":
    "请写成 FUNCTION f(…) RETURNS type LANGUAGE plpgsql AS $$ … $$，声明前加 DECLARE。",
  "Write PROCEDURE p(…) LANGUAGE plpgsql AS $$ … $$, with DECLARE before the declarations.":
    "请写成 PROCEDURE p(…) LANGUAGE plpgsql AS $$ … $$，声明前加 DECLARE。",
  "Write DO $$ … $$ around the block.": "请用 DO $$ … $$ 包住该块。",
  "END alone is the rest of a block, and would end the transaction: write COMMIT if that is meant.":
    "单独的 END 是块的残余，会结束事务：如果要提交，请写 COMMIT。",
  "{{command}} does not work here: a tab has the one session of its port.":
    "{{command}} 在此不可用：标签页只有其端口的一个会话。",
  "{{command}} does not work here: there is no host to run programs on.":
    "{{command}} 在此不可用：没有可运行程序的主机。",
  "{{command}} does not work here: edit the text in the editor.":
    "{{command}} 在此不可用：请在编辑器中编辑文本。",
  "{{command}} does not work here: the server is started and stopped with the machine.":
    "{{command}} 在此不可用：服务器随机器启动和停止。",
  "A statement cannot give {{command}} a value here, as only the workbench knows it. EXEC {{command}} := expression does.":
    "语句无法在此处为 {{command}} 赋值，因为只有工作台知道它。请使用 EXEC {{command}} := 表达式。",
  "{{command}} does not go on in the next line here: write it in one line.":
    "{{command}} 在此处不能续行：请写在一行内。",
  "There are no functions inside of a query here: create the function, then use it.":
    "此处的查询中不能定义函数：请先创建函数，再使用它。",
  "This server knows no strings like q'[…]': write plain quotes, with each quote inside doubled, or $$…$$.":
    "此服务器没有 q'[…]' 这样的字符串：请使用普通引号，并把其中的每个引号写两次，或使用 $$…$$。",
  "{{command}} is not complete.": "{{command}} 不完整。",
  "Not run: no open tab has the name {{name}}. Open the file first.":
    "未执行：没有名为 {{name}} 的标签页。请先打开该文件。",
  "The variable {{name}} has no value.": "变量 {{name}} 没有值。",
  "Not sent: with the values of its & variables this is not one statement any more.":
    "未发送：代入 & 变量的值之后，它不再是一条语句。",
  "Not sent: standard_conforming_strings is {{setting}} now, and the text was cut for the other setting. Run it again from here.":
    "未发送：standard_conforming_strings 现在是 {{setting}}，而文本是按另一种设置切分的。请从这里重新运行。",
  "COPY … FROM STDIN out of a psql variable or \\gexec does not work here: its data lines cannot be told from SQL. Write the COPY itself.":
    "这里不支持由 psql 变量或 \\gexec 产生的 COPY … FROM STDIN：无法区分其数据行与 SQL。请直接写出 COPY。",
  "Not sent: a variable, an \\if or a file has changed psql's output settings, so the ones for this file are not known. Start the session again with \\q, or use \\copy or an export.":
    "未发送：变量、\\if 或文件改变了 psql 的输出设置，因此无法确定写入此文件时应使用的设置。请用 \\q 重新开始会话，或使用 \\copy 或导出。",
  "Not sent: IvorySQL's psql takes {{word}} at the beginning of line {{line}} of the statement for a command of its own. Put it behind the text of the line before.":
    "未发送：IvorySQL 的 psql 会把语句第 {{line}} 行开头的 {{word}} 当作它自己的命令。请把它移到上一行文本之后。",
  "The statement set client_encoding to {{encoding}}: characters other than ASCII in its output may be wrong or missing. Set the encoding in a statement of its own.":
    "该语句把 client_encoding 设为 {{encoding}}：其输出中的非 ASCII 字符可能有误或缺失。请用单独的语句设置编码。",
  "Compatibility check": "兼容性检查",
  "Compatibility check: will my Oracle scripts run?": "兼容性检查：我的 Oracle 脚本能运行吗？",
  "Run the check": "运行检查",
  "Values of & variables": "& 变量的值",
  "name=value, …": "名称=值, …",
  "Check run": "检查运行",
  "Each unit of the scripts runs on Oracle’s port, on the machine as its image brings it. The state of your machine is saved before and comes back afterwards.":
    "脚本的每个单元都在 Oracle 端口上、在镜像自带状态的机器上运行。您的机器状态会先保存，之后恢复。",
  "Will my Oracle scripts run?": "我的 Oracle 脚本能运行吗？",
  "Add scripts (.sql), or drop them here, and run the check.":
    "添加脚本（.sql）或拖放到此处，然后运行检查。",
  Report: "报告",
  "Oracle scripts": "Oracle 脚本",
  "Save as HTML": "保存为 HTML",
  "Save as Markdown": "保存为 Markdown",
  "Save as JSON": "保存为 JSON",
  "By construct": "按语法结构",
  "By unit": "按单元",
  Construct: "语法结构",
  Units: "单元数",
  Unit: "单元",
  Place: "位置",
  Outcome: "结果",
  "Write instead": "替代写法",
  other: "其他",
  works: "可运行",
  "no effect here": "在此无作用",
  "fails: {{message}}": "失败：{{message}}",
  "fails because of unit {{number}}: {{message}}": "因单元 {{number}} 而失败：{{message}}",
  "{{good}} of {{total}} units run; {{failed}} fail by themselves, {{dependent}} because of another":
    "{{total}} 个单元中 {{good}} 个可运行；{{failed}} 个自身失败，{{dependent}} 个因其他单元失败",
  "The machine did not answer, so the other units were not run.": "机器没有响应，其余单元未运行。",
};
