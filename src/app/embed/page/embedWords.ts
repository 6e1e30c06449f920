/** The words of a block. They are in the script, as it is one file; the frame sends its own. */
export interface EmbedWords {
  readonly lang: string;
  readonly run: string;
  readonly cancel: string;
  readonly reset: string;
  readonly retry: string;
  readonly open: string;
  readonly editor: string;
  readonly keys: string;
  readonly setup: string;
  readonly output: string;
  readonly table: string;
  readonly port: (port: number) => string;
  readonly block: (number: number) => string;
  readonly connecting: string;
  readonly loading: string;
  readonly starting: string;
  readonly queued: string;
  readonly preparing: string;
  readonly running: string;
  readonly completed: (time: string) => string;
  readonly failed: string;
  readonly cancelled: string;
  readonly rows: (shown: number, total: number) => string;
  readonly fetchMore: string;
  readonly fetchAll: string;
  readonly fetching: string;
  readonly rest: string;
  readonly expectedOutput: string;
  readonly otherOutput: string;
  readonly differenceKey: string;
  readonly progress: string;
  readonly unreachable: (host: string) => string;
  readonly blocked: (origin: string) => string;
  readonly otherVersion: string;
  readonly missing: (references: string) => string;
}

const english: EmbedWords = {
  lang: "en",
  run: "Run",
  cancel: "Cancel",
  reset: "Reset",
  retry: "Try again",
  open: "Open in the workbench",
  editor: "SQL",
  keys: "Control+Enter runs the text",
  setup: "Runs before it",
  output: "Output",
  table: "Result",
  port: (port) => `Port ${port}`,
  block: (number) => `SQL example ${number}`,
  connecting: "Connecting",
  loading: "Loading the machine",
  starting: "Starting the machine",
  queued: "Waiting",
  preparing: "Preparing",
  running: "Running",
  completed: (time) => `Done in ${time}`,
  failed: "Failed",
  cancelled: "Cancelled",
  rows: (shown, total) =>
    shown < total
      ? `First ${number(shown)} of ${number(total)} rows`
      : `${number(total)} ${total === 1 ? "row" : "rows"}`,
  fetchMore: "Fetch more",
  fetchAll: "Fetch all",
  fetching: "Fetching…",
  rest: "Open it in the workbench for the others.",
  expectedOutput: "The output is as expected",
  otherOutput: "The output differs from the expected one",
  differenceKey: "- expected, + printed",
  progress: "Download of the machine",
  unreachable: (host) =>
    `The machine's page on ${host} does not answer. Check the connection, or open the example in the workbench.`,
  blocked: (origin) =>
    `This page's Content-Security-Policy does not let the machine's frame in: it needs "frame-src ${origin}". The example can be opened in the workbench.`,
  otherVersion:
    "This page has an older or newer version of the examples' script. Reload the page; if that does not help, open the example in the workbench.",
  missing: (references) => `This page has no element ${references}, which this example needs.`,
};

const chinese: EmbedWords = {
  lang: "zh-Hans",
  run: "运行",
  cancel: "取消",
  reset: "重置",
  retry: "重试",
  open: "在工作台中打开",
  editor: "SQL",
  keys: "按 Control+Enter 运行",
  setup: "预先运行",
  output: "输出",
  table: "结果",
  port: (port) => `端口 ${port}`,
  block: (number) => `SQL 示例 ${number}`,
  connecting: "正在连接",
  loading: "正在加载机器",
  starting: "正在启动机器",
  queued: "正在等待",
  preparing: "正在准备",
  running: "运行中",
  completed: (time) => `已完成，用时 ${time}`,
  failed: "失败",
  cancelled: "已取消",
  rows: (shown, total) =>
    shown < total ? `共 ${number(total)} 行，显示前 ${number(shown)} 行` : `${number(total)} 行`,
  fetchMore: "获取更多",
  fetchAll: "获取全部",
  fetching: "正在获取…",
  rest: "其余的行请在工作台中查看。",
  expectedOutput: "输出与预期一致",
  otherOutput: "输出与预期不一致",
  differenceKey: "- 预期，+ 实际输出",
  progress: "机器的下载进度",
  unreachable: (host) => `${host} 上的机器页面没有应答。请检查网络连接，或在工作台中打开该示例。`,
  blocked: (origin) =>
    `本页面的 Content-Security-Policy 不允许加载机器的框架：需要“frame-src ${origin}”。可以在工作台中打开该示例。`,
  otherVersion:
    "本页面所用示例脚本的版本不一致。请重新加载页面；如果仍无效，请在工作台中打开该示例。",
  missing: (references) => `本页面没有该示例所需的元素 ${references}。`,
};

export const embedWords = { en: english, zh: chinese };

function number(value: number): string {
  return value.toLocaleString("en-US");
}
