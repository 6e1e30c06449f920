/** A tool whose page takes the place of editor and results. */
export type Tool = "lab" | "regression" | "compat" | "diagram";

/** The content of the page's middle: editor and results, or a tool's page instead. */
export type Workplace = "editor" | Tool;

/** The tools' pages that are open, and the place that is shown: the editor's or one of theirs. */
export interface ToolPages {
  /** In the order in which they were opened. */
  readonly tools: readonly Tool[];
  readonly workplace: Workplace;
}

/** Shows a tool's page; one that is not open yet becomes the last. */
export function openToolPage({ tools }: ToolPages, tool: Tool): ToolPages {
  return { tools: tools.includes(tool) ? tools : [...tools, tool], workplace: tool };
}

/** Closes a tool's page; the place before it is shown instead. */
export function closeToolPage({ tools, workplace }: ToolPages, tool: Tool): ToolPages {
  return {
    tools: tools.filter((each) => each !== tool),
    workplace: workplace === tool ? (tools[tools.indexOf(tool) - 1] ?? "editor") : workplace,
  };
}
