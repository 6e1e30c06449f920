/** Failures of machine and catalogue, and advice about Oracle's constructs. */
export const chineseFailures: Readonly<Record<string, string>> = {
  "The session was lost while the catalogue was read.": "读取系统目录时会话丢失。",
  "The server's answer was not understood.": "无法理解服务器的应答。",
  "The machine is not running.": "机器没有运行。",
  "There is no machine image here.": "这里没有机器镜像。",
  "Build one with “npm run image” and load the page again.":
    "请用“npm run image”构建一个，然后重新加载页面。",
  "{{file}} was not found.": "找不到 {{file}}。",
  "There is no image named “{{id}}”.": "没有名为“{{id}}”的镜像。",
  "Build one with “npm run image”.": "请用“npm run image”构建一个。",
  "Choose one of: {{images}}.": "请选择其中之一：{{images}}。",
  "The description of the machine image cannot be read.": "无法读取机器镜像的描述。",
  "The image was built by another version or is damaged: build it again.":
    "镜像由其他版本构建或已损坏：请重新构建。",
  "A file of the machine image is not the one that its description names.":
    "机器镜像中有文件与其描述不符。",
  "Try again. If that does not help, build or copy the image again.":
    "请重试。如果无效，请重新构建或复制镜像。",
  "The machine image could not be loaded.": "无法加载机器镜像。",
  "Check the connection and try again.": "请检查网络连接后重试。",
  "This image has no saved state to start from.": "此镜像没有可用于启动的已保存状态。",
  "Boot it cold: that takes longer.": "请冷启动：需要更长时间。",
  "This browser does not run WebAssembly, which the machine is made of.":
    "此浏览器不运行 WebAssembly，而机器依赖它。",
  "Switch WebAssembly on or use another browser.": "请启用 WebAssembly 或使用其他浏览器。",
  "The browser has no memory left for the machine.": "浏览器没有足够的内存来运行机器。",
  "Close other tabs and try again.": "请关闭其他标签页后重试。",
  "The saved state could not be restored.": "无法恢复已保存的状态。",
  "Start the image afresh, or boot it cold.": "请重新启动镜像，或冷启动。",
  "The machine was not ready after {{seconds}} seconds.": "{{seconds}} 秒后机器仍未就绪。",
  "Try again; a slow computer may need a second attempt.": "请重试；较慢的计算机可能需要再试一次。",
  "The machine needed a file that could not be loaded, and waits for it for ever.":
    "机器需要的一个文件无法加载，因此会一直等待。",
  "Check the connection and start the machine again.": "请检查网络连接并重新启动机器。",
  "The machine crashed.": "机器崩溃了。",
  "Start it again. What was not saved as a snapshot is lost.":
    "请重新启动。未保存为快照的内容已丢失。",
  // Known faults of servers
  "A fault of IvorySQL compiled for 32 bits: ADD_MONTHS gives wrong dates (4.4) or fails (5.4). 64-bit servers are right.":
    "32 位 IvorySQL 的缺陷：ADD_MONTHS 给出错误的日期（4.4）或失败（5.4）。64 位服务器是正确的。",
  "A fault of IvorySQL compiled for 32 bits: APPENDCHILDXML ends the server process, and with it the session.":
    "32 位 IvorySQL 的缺陷：APPENDCHILDXML 会使服务器进程结束，会话也随之结束。",
  "A fault of IvorySQL 5.4 compiled for 32 bits: INSERT into a table WITH ROWID ends the server process, and with it the session.":
    "32 位 IvorySQL 5.4 的缺陷：向 WITH ROWID 的表执行 INSERT 会使服务器进程结束，会话也随之结束。",
  "A fault of IvorySQL: pg_get_keywords() fails in Oracle mode. On port 5432 it works.":
    "IvorySQL 的缺陷：pg_get_keywords() 在 Oracle 模式下失败。在端口 5432 上可用。",
  // Oracle's constructs
  "Packages are created on port 1521. Run the statement there.":
    "包在端口 1521 上创建。请在那里运行该语句。",
  "Port 1521 takes a routine as it stands. Here its body is a string, and its language is PL/pgSQL.":
    "端口 1521 可直接接受该例程。这里它的主体是一个字符串，语言是 PL/pgSQL。",
  "Port 1521 takes a block as it stands. Here it is written as DO with a string.":
    "端口 1521 可直接接受该块。这里要写成 DO 加字符串。",
  "This server has no DBMS_OUTPUT for this port. RAISE NOTICE shows text under Messages.":
    "此服务器的这个端口没有 DBMS_OUTPUT。RAISE NOTICE 会在“消息”中显示文本。",
  "Port 1521 takes ALTER SESSION. Here SET changes a setting of the session.":
    "端口 1521 接受 ALTER SESSION。这里用 SET 更改会话的设置。",
  "Port 1521 takes q'' strings. Here dollar quotes protect quotes in a string.":
    "端口 1521 接受 q'' 字符串。这里用美元引号保护字符串中的引号。",
  "Port 1521 takes CHAR and BYTE. Here a length counts characters.":
    "端口 1521 接受 CHAR 和 BYTE。这里的长度按字符计。",
  "SET SERVEROUTPUT belongs to SQL*Plus. RAISE NOTICE shows text under Messages on every server.":
    "SET SERVEROUTPUT 属于 SQL*Plus。RAISE NOTICE 在任何服务器上都会在“消息”中显示文本。",
  "This server has no DBMS_OUTPUT. RAISE NOTICE shows text under Messages.":
    "此服务器没有 DBMS_OUTPUT。RAISE NOTICE 会在“消息”中显示文本。",
  "There is no ALTER SESSION. SET changes a setting of the session.":
    "没有 ALTER SESSION。SET 更改会话的设置。",
  "A length counts characters in VARCHAR, without a word for it.":
    "VARCHAR 的长度按字符计，无需额外说明。",
  "PostgreSQL's name for it is LOCALTIMESTAMP; localtimestamp(0) has whole seconds.":
    "PostgreSQL 中的名称是 LOCALTIMESTAMP；localtimestamp(0) 精确到秒。",
  "This server has no DBMS_OUTPUT. RAISE NOTICE shows the same text under Messages.":
    "此服务器没有 DBMS_OUTPUT。RAISE NOTICE 会在“消息”中显示同样的文本。",
  "In PL/pgSQL a function is called with PERFORM where its result is not needed.":
    "在 PL/pgSQL 中，不需要结果时用 PERFORM 调用函数。",
  "There is no RAISE_APPLICATION_ERROR. RAISE EXCEPTION raises an error with a text.":
    "没有 RAISE_APPLICATION_ERROR。RAISE EXCEPTION 会抛出带文本的错误。",
  "EXECUTE runs a statement in a string, without the word IMMEDIATE.":
    "EXECUTE 运行字符串中的语句，不带 IMMEDIATE 一词。",
  "A cursor is declared with its name first: name CURSOR FOR query.":
    "声明游标时名称在前：名称 CURSOR FOR 查询。",
  "The variable of a loop over rows is declared first, as a RECORD.":
    "遍历行的循环变量要先声明为 RECORD。",
  "There are no attributes of SQL. FOUND tells whether there was a row; GET DIAGNOSTICS counts them.":
    "没有 SQL% 属性。FOUND 说明是否有行；GET DIAGNOSTICS 给出行数。",
  "In a block, a procedure without arguments needs its parentheses.":
    "在块中，没有参数的过程也需要括号。",
  "A trigger has no body here. It runs a trigger function: EXECUTE FUNCTION name().":
    "这里的触发器没有主体。它运行一个触发器函数：EXECUTE FUNCTION 名称()。",
  "A password is given with PASSWORD and a string.": "口令用 PASSWORD 加字符串给出。",
  "There is no such tablespace. Leave the clause off: the table lies in the default one.":
    "没有这个表空间。请去掉该子句：表会放在默认表空间中。",
  "Oracle's storage clauses mean nothing here. Leave them off.":
    "Oracle 的存储子句在这里没有意义。请去掉它们。",
  "There are no object types or collection types. A composite type has fields, an array has elements.":
    "没有对象类型和集合类型。复合类型有字段，数组有元素。",
  "A transaction begins with BEGIN here. Without it each statement is committed at its end.":
    "此处的事务以 BEGIN 开始。没有它，每条语句结束时都会提交。",
  "There is no recycle bin. DROP TABLE removes a table at once.":
    "没有回收站。DROP TABLE 会立即删除表。",
  "Columns are added one by one with ADD COLUMN, and changed with ALTER COLUMN.":
    "列用 ADD COLUMN 逐个添加，用 ALTER COLUMN 更改。",
  "PostgreSQL writes NO CYCLE, NO MINVALUE, NO MAXVALUE as two words, and CACHE 1 for NOCACHE.":
    "PostgreSQL 把 NO CYCLE、NO MINVALUE、NO MAXVALUE 写成两个词，NOCACHE 写成 CACHE 1。",
  "This server lacks this view of Oracle's dictionary. pg_catalog and information_schema tell the same.":
    "此服务器没有这个 Oracle 数据字典视图。pg_catalog 和 information_schema 提供同样的信息。",
  "Here SYSDATE is a function of orafce (port 1521) and needs its parentheses.":
    "这里的 SYSDATE 是 orafce 的函数（端口 1521），需要括号。",
  "PostgreSQL's name for it is CURRENT_TIMESTAMP.": "PostgreSQL 中的名称是 CURRENT_TIMESTAMP。",
  "There is no ROWNUM. LIMIT cuts a result off; row_number() over () counts rows.":
    "没有 ROWNUM。LIMIT 截断结果；row_number() over () 为行编号。",
  "There is no ROWID. A row's place is its ctid, which changes when the row is updated.":
    "没有 ROWID。行的位置是 ctid，行更新时它会改变。",
  "There is no CONNECT BY. A recursive query walks a hierarchy.":
    "没有 CONNECT BY。请用递归查询遍历层次结构。",
  "PostgreSQL's name for MINUS is EXCEPT.": "MINUS 在 PostgreSQL 中是 EXCEPT。",
  "There is no (+). Write the outer join as LEFT JOIN or RIGHT JOIN.":
    "没有 (+)。请把外连接写成 LEFT JOIN 或 RIGHT JOIN。",
  "There is no type NUMBER. NUMERIC is the same.": "没有 NUMBER 类型。NUMERIC 与之相同。",
  "There are no LOB types. Text of any length is TEXT, bytes are BYTEA.":
    "没有 LOB 类型。任意长度的文本用 TEXT，字节用 BYTEA。",
  "There is no type RAW. Bytes are BYTEA.": "没有 RAW 类型。字节用 BYTEA。",
  "A length counts characters in VARCHAR and bytes in orafce's VARCHAR2, without a word for it.":
    "长度在 VARCHAR 中按字符计，在 orafce 的 VARCHAR2 中按字节计，无需额外说明。",
  "A sequence is asked with functions: nextval('name') and currval('name').":
    "序列通过函数访问：nextval('name') 和 currval('name')。",
  "This server has no packages. A schema with functions comes close; IvorySQL has the real ones.":
    "此服务器没有包。带函数的模式与之接近；IvorySQL 有真正的包。",
  "The body of a routine is a string here, and its language is named: PL/pgSQL.":
    "这里例程的主体是一个字符串，并要指明语言：PL/pgSQL。",
  "A block without a name is written as DO with a string. BEGIN alone starts a transaction.":
    "匿名块写成 DO 加字符串。单独的 BEGIN 会开始一个事务。",
  "There is no EXEC. Procedures are called with CALL, functions with SELECT.":
    "没有 EXEC。过程用 CALL 调用，函数用 SELECT 调用。",
  "orafce's packages are schemas with functions: SELECT calls them, PERFORM inside PL/pgSQL.":
    "orafce 的包是带函数的模式：用 SELECT 调用，在 PL/pgSQL 中用 PERFORM。",
  "The types of these arguments are unknown. A cast of one of them tells which function is meant.":
    "这些参数的类型未知。对其中之一做类型转换即可说明是哪个函数。",
  "There is no VARIABLE. psql's own variables are set with \\set, or with \\gset from a query's row.":
    "没有 VARIABLE。psql 自己的变量用 \\set 设置，或用 \\gset 取自查询的一行。",
  "There is no PRINT. A query shows a variable of psql's: :name puts it in, :'name' as a string.":
    "没有 PRINT。可用查询显示 psql 的变量：:name 直接代入，:'name' 作为字符串代入。",
  "This variable is not set. \\set gives one a value; :name puts it into a statement, :'name' as a string.":
    "该变量尚未设置。用 \\set 赋值；:name 将其代入语句，:'name' 作为字符串代入。",
  "SET SERVEROUTPUT belongs to SQL*Plus. orafce has a function for it.":
    "SET SERVEROUTPUT 属于 SQL*Plus。orafce 有对应的函数。",
  "There is no ALTER SESSION. SET changes a setting of the session; orafce's begin with “orafce.”.":
    "没有 ALTER SESSION。SET 更改会话的设置；orafce 的设置以“orafce.”开头。",
  "There are no q'' strings. Dollar quotes protect quotes in a string.":
    "没有 q'' 字符串。美元引号可以保护字符串中的引号。",
  "LISTAGG does not take WITHIN GROUP here. STRING_AGG sorts inside its parentheses.":
    "这里的 LISTAGG 不支持 WITHIN GROUP。STRING_AGG 在括号内排序。",
  "There are no synonyms. A view, or the schema in search_path, does the same.":
    "没有同义词。视图或 search_path 中的模式可以达到同样效果。",
  "PostgreSQL's name for it is gen_random_uuid().": "PostgreSQL 中的名称是 gen_random_uuid()。",
  "There is no SYS_CONTEXT. Session facts have names of their own: session_user, current_schema, inet_client_addr().":
    "没有 SYS_CONTEXT。会话信息有各自的名称：session_user、current_schema、inet_client_addr()。",
  "DESCRIBE belongs to SQL*Plus. psql's command is \\d.":
    "DESCRIBE 属于 SQL*Plus。psql 的命令是 \\d。",
  "There is no INSERT ALL. One INSERT takes many rows; WITH feeds several tables.":
    "没有 INSERT ALL。一条 INSERT 可以插入多行；用 WITH 可以写入多张表。",
  "PostgreSQL's name for UNIQUE in a query is DISTINCT.":
    "查询中的 UNIQUE 在 PostgreSQL 中是 DISTINCT。",
  "DELETE needs FROM here.": "这里的 DELETE 需要 FROM。",
  "PostgreSQL says CASCADE alone.": "PostgreSQL 只写 CASCADE。",
  "This server ends a statement at its semicolon. A line with / is for IvorySQL's Oracle mode.":
    "此服务器在分号处结束语句。只有 / 的行用于 IvorySQL 的 Oracle 模式。",
  "This name is Oracle's. Port 1521 finds it; run the statement there.":
    "这是 Oracle 的名称。端口 1521 能找到它；请在那里运行该语句。",
  "The machine has waited since {{time}} for a file that does not come.":
    "虚拟机自 {{time}} 起一直在等待一个取不到的文件。",
  "The machine has waited since {{time}} for a file that is on its way.":
    "虚拟机自 {{time}} 起一直在等待一个仍在传输的文件。",
  "The connection is slow, or the server does not answer. The machine keeps its memory and goes on as soon as the file is there; trying again asks the server anew.":
    "网络连接很慢，或服务器没有应答。虚拟机保留其内存，文件一到即继续运行；重试会重新向服务器请求。",
  "What the server sent is not the file of this image, also past the cache. Build or copy the image again; the machine keeps its memory and goes on once the file is right.":
    "服务器发来的不是该映像的文件，绕过缓存也一样。请重新构建或复制映像；虚拟机保留其内存，文件正确后即继续运行。",
  "Check the connection. The machine keeps its memory and goes on as soon as the file is there; it is tried again every few seconds.":
    "请检查网络连接。虚拟机保留其内存，文件一到即继续运行；每隔几秒会自动重试。",
  "The session on port {{port}} has not answered since {{time}}.":
    "端口 {{port}} 上的会话自 {{time}} 起没有应答。",
  "The service session has not answered since {{time}}.": "服务会话自 {{time}} 起没有应答。",
  "The schema, imports, exports and snapshots wait for it; your sessions work on. End a transaction that locks the catalogue, or restart the service session: that types a command into the shell, so leave a program that runs there first.":
    "模式、导入、导出和快照都在等待它；您的会话仍可工作。请结束锁定系统目录的事务，或重启服务会话：这会在 Shell 中键入一条命令，因此请先退出其中运行的程序。",
  "The machine has not answered since {{time}}.": "虚拟机自 {{time}} 起没有应答。",
  "The server has nothing to do for it: its psql is stopped or runs a program. Wait, or restart the session: what its transaction did is lost, the data is not.":
    "服务器没有在为它做任何事：其 psql 已停止，或正在运行某个程序。请等待，或重启会话：其事务所做的会丢失，数据不会。",
  "Wait if the computer is slow. Going back to the last snapshot loses what was done since; a reset starts the image anew.":
    "如果计算机较慢，请等待。回到上一个快照会丢失此后所做的一切；重置则重新启动映像。",
  Wait: "等待",
  "Try again": "重试",
  "Restart session": "重启会话",
  "Go back to the last snapshot": "回到上一个快照",
};
