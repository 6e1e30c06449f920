/** Styles of a block, in its shadow root; the colours are those of theme/tokens.css. */
export const embedStyles = `
:host {
  display: block;
  margin: 1em 0;
  /* Unlike the workbench, a block follows the page around it. */
  color-scheme: inherit;
}
:host([hidden]) { display: none; }
*, *::before, *::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.block {
  overflow: hidden;
  border: 1px solid var(--border-strong);
  border-radius: 6px;
  background: var(--surface-content);
  color: var(--text);
  font: 400 14px/20px var(--font-interface);
  letter-spacing: normal;
  text-align: start;
  text-indent: 0;
  text-transform: none;
  word-spacing: normal;
  white-space: normal;
}
.block[data-theme="light"] { color-scheme: light; }
.block[data-theme="dark"] { color-scheme: dark; }
pre, p { margin: 0; }
pre, .area, td, th, .line {
  font-family: var(--font-mono);
  font-size: 13px;
  line-height: 20px;
  tab-size: 4;
}
.hidden {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
:focus-visible { outline: 2px solid var(--focus-ring); outline-offset: -2px; }
.setup { border-bottom: 1px solid var(--border); background: var(--surface-chrome); }
.setup summary { padding: 6px 12px; color: var(--text-muted); cursor: pointer; font-size: 13px; }
.setup pre { max-height: 240px; overflow: auto; padding: 4px 12px 12px; }
.editor {
  position: relative;
  display: grid;
  max-height: 420px;
  overflow: auto;
}
.editor:focus-within { outline: 2px solid var(--focus-ring); outline-offset: -2px; }
.copy, .area {
  grid-area: 1 / 1;
  min-width: 100%;
  margin: 0;
  padding: 12px 14px;
  border: 0;
  white-space: pre;
}
.copy { width: max-content; color: var(--text); pointer-events: none; }
.area {
  width: 100%;
  height: 100%;
  overflow: hidden;
  resize: none;
  outline: none;
  background: transparent;
  color: transparent;
  caret-color: var(--text);
}
.area::selection { background: var(--editor-selection); color: transparent; }
.keyword { color: var(--syntax-keyword); font-weight: 600; }
.string { color: var(--syntax-string); }
.number { color: var(--syntax-number); }
.comment { color: var(--syntax-comment); }
progress {
  display: block;
  width: 100%;
  height: 3px;
  border: 0;
  appearance: none;
  background: var(--border);
}
progress::-webkit-progress-bar { background: var(--border); }
progress::-webkit-progress-value { background: var(--accent); }
progress::-moz-progress-bar { background: var(--accent); }
.bar {
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 8px;
  padding: 8px 10px;
  border-top: 1px solid var(--border);
  background: var(--surface-chrome);
}
button {
  min-height: 28px;
  padding: 3px 12px;
  border: 1px solid var(--border-control);
  border-radius: var(--radius);
  background: var(--surface-content);
  color: var(--text);
  font: inherit;
  font-size: 13px;
  cursor: pointer;
}
button:hover { background: var(--surface-hover); }
button:focus-visible { outline-offset: 2px; }
.run { border-color: var(--accent); background: var(--accent); color: var(--accent-text); font-weight: 600; }
.run:hover { border-color: var(--accent-hover); background: var(--accent-hover); }
.reset { border-color: transparent; background: transparent; color: var(--text-muted); }
.status { flex: 1 1 auto; min-width: 0; color: var(--text-muted); font-size: 13px; }
.port { color: var(--text-faint); font-size: 12px; white-space: nowrap; }
.open { border-radius: 2px; color: var(--text-link); font-size: 13px; }
.open:focus-visible { outline-offset: 2px; }
.output { border-top: 1px solid var(--border); }
.output > * + * { border-top: 1px solid var(--border); }
.scroll { max-height: 360px; overflow: auto; }
table { border-collapse: separate; border-spacing: 0; }
th, td {
  max-width: 480px;
  padding: 4px 14px;
  border-bottom: 1px solid var(--border);
  overflow-wrap: anywhere;
  white-space: pre-wrap;
  vertical-align: top;
}
th {
  position: sticky;
  top: 0;
  border-bottom-color: var(--border-strong);
  background: var(--surface-content);
  color: var(--text-muted);
  font-weight: 600;
}
tbody tr:last-child td { border-bottom: 0; }
.left { text-align: left; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
.null { color: var(--text-faint); font-style: italic; }
.name { padding: 8px 14px 4px; font-weight: 600; }
.shown { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding-right: 10px; }
.shown .rows { flex: 0 1 auto; }
.shown button { margin: 4px 0; }
.shown button[aria-disabled="true"] { color: var(--text-faint); cursor: default; }
.rows { padding: 6px 14px; color: var(--text-muted); font-size: 12px; white-space: pre-wrap; }
.line { padding: 8px 14px; overflow-wrap: anywhere; white-space: pre-wrap; }
.level { font-weight: 700; }
.plain { color: var(--text-muted); }
.output > .plain + .plain { padding-top: 0; border-top: 0; }
.error { background: var(--error-soft); color: var(--error); }
.warning { background: var(--warning-soft); color: var(--warning); }
.info { color: var(--info); }
.verdict { padding: 8px 14px; font-weight: 600; }
.same.verdict { background: var(--success-soft); color: var(--success); }
.different { background: var(--error-soft); color: var(--error); }
.difference { max-height: 360px; overflow: auto; padding: 4px 0 8px; }
.difference span { display: block; min-width: max-content; padding: 0 14px; }
.removed { background: var(--error-soft); color: var(--error); }
.added { background: var(--success-soft); color: var(--success); }
.output > .retry { margin: 8px 14px; }
`;
