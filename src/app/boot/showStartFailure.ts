/**
 * Says that the page could not start, without styles, translations or React, any of which may be
 * missing. Shows both languages, as the chosen one is not known.
 */
export function showStartFailure(error: unknown): void {
  const root = document.getElementById("root") ?? document.body;
  const alert = document.createElement("div");
  alert.setAttribute("role", "alert");
  const paragraph = (text: string, language: string): HTMLElement => {
    const element = document.createElement("p");
    element.lang = language;
    element.textContent = text;
    return element;
  };
  const detail = document.createElement("pre");
  detail.textContent = error instanceof Error ? error.message : String(error);
  const reload = document.createElement("button");
  reload.type = "button";
  reload.textContent = "Reload / 重新加载";
  reload.addEventListener("click", () => {
    location.reload();
  });
  alert.append(
    paragraph(
      "The workbench could not start. Check the connection and reload the page; what the browser keeps of it is not touched.",
      "en",
    ),
    paragraph(
      "工作台无法启动。请检查网络连接并重新加载页面；浏览器所保存的内容不受影响。",
      "zh-Hans",
    ),
    detail,
    reload,
  );
  root.replaceChildren(alert);
}
