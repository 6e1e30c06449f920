import tokens from "../../theme/tokens.css?inline";
import { type BlockView, createBlockView } from "./createBlockView.ts";
import { embedStyles } from "./embedStyles.ts";
import { EngineLink } from "./engineLink.ts";
import { type BlockOptions, readBlockOptions } from "./readBlockOptions.ts";
import { readSource } from "./readSource.ts";

/** Where the script comes from, and its element with the defaults of all blocks. */
export interface EmbedSite {
  readonly scriptUrl: URL;
  readonly script: Element | null;
}

/**
 * Makes the class of `<ivory-sql>`. Its shadow root needs neither style elements nor style attributes,
 * which the page's Content-Security-Policy may forbid.
 */
export function createIvorySqlElement(site: EmbedSite): CustomElementConstructor {
  /** By image: a page has one machine, unless its blocks name several images. */
  const links = new Map<string | null, EngineLink>();
  let count = 0;
  let sheet: CSSStyleSheet | null = null;

  const linkFor = ({ image, language, keepsOffline }: BlockOptions): EngineLink => {
    const known = links.get(image);
    if (known !== undefined) return known;
    const start = { kind: "start", image, language, keepsOffline } as const;
    const link = new EngineLink(new URL("embed.html", site.scriptUrl), start);
    links.set(image, link);
    return link;
  };

  return class IvorySqlElement extends HTMLElement {
    #view: BlockView | null = null;
    #observer: MutationObserver | null = null;

    connectedCallback(): void {
      // While the page is parsed, the text may not be there yet.
      if (document.readyState === "loading") {
        document.addEventListener("DOMContentLoaded", () => {
          this.#show();
        });
      } else this.#show();
    }

    disconnectedCallback(): void {
      this.#observer?.disconnect();
      this.#view?.dispose();
      this.#view = null;
      this.shadowRoot?.replaceChildren();
    }

    /** The element that has text and attributes: itself, or the block that it stands for. */
    get #source(): Element {
      return sources.get(this) ?? this;
    }

    #show(): void {
      if (!this.isConnected || this.#view !== null) return;
      const source = this.#source;
      const options = readBlockOptions(source, site.script, navigator.language);
      count += 1;
      const view = createBlockView({
        number: count,
        options,
        link: linkFor(options),
        workbenchUrl: new URL("./", site.scriptUrl),
      });
      this.#view = view;
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      sheet ??= createSheet();
      root.adoptedStyleSheets = [sheet];
      root.replaceChildren(view.element);
      this.#observer = new MutationObserver(() => {
        view.setSource(readSource(source));
      });
      this.#observer.observe(source, { childList: true, characterData: true, subtree: true });
    }
  };
}

/** For an `<ivory-sql>` that stands for another element: that element. */
const sources = new WeakMap<Element, Element>();

const plainBlocks = "pre.ivorysql";

/** As renderers of Markdown write them: the language is a class of pre, code or a wrapper. */
const fences = "pre.language-ivorysql, pre:has(> code.language-ivorysql), .language-ivorysql pre";

/**
 * Hides every `<pre class="ivorysql">` below `root` and puts an `<ivory-sql>` behind it. Removes
 * the elements whose block is no longer in the page.
 *
 * @param isSettled Whether the page's own scripts have started. Fences of React's pages are left alone until
 *   then: React would report other elements than its own, and render the page again.
 */
export function replaceBlocks(root: ParentNode, isSettled: boolean): void {
  for (const element of root.querySelectorAll("ivory-sql")) {
    if (sources.get(element)?.isConnected === false) element.remove();
  }
  const selector = isSettled ? `${plainBlocks}, ${fences}` : plainBlocks;
  for (const block of root.querySelectorAll<HTMLElement>(selector)) {
    const shown = withItsWrapper(block);
    if (shown.hidden || block.closest("ivory-sql") !== null) continue;
    shown.hidden = true;
    // Many sites set `display` for code, which wins over `hidden`.
    shown.style.setProperty("display", "none", "important");
    const element = document.createElement("ivory-sql");
    sources.set(element, block);
    shown.after(element);
  }
}

/** The element around a block that a renderer made for it, with its label and buttons. */
function withItsWrapper(block: HTMLElement): HTMLElement {
  const wrapper = block.parentElement?.closest<HTMLElement>(".language-ivorysql") ?? null;
  return wrapper === null ? block : withItsWrapper(wrapper);
}

function createSheet(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${tokens.replaceAll(":root", ":host")}\n${embedStyles}`);
  return sheet;
}
