import { posix } from "node:path";
import { Marked } from "marked";
import type { Tokens } from "marked";
import { escapeHtml } from "../page.ts";

/** Where a link leads on the gateway, or undefined for a file that it does not serve. */
export type LinkTo = (path: string) => string | undefined;

/** The Markdown of a guide as HTML. Of elements in it only `<br>` stays: other HTML stands as text. */
export function renderMarkdown(markdown: string, linkTo: LinkTo): string {
  const marked = new Marked({ async: false, gfm: true });
  marked.use({
    renderer: {
      html: ({ text }) => (/^<br *\/?>$/.test(text) ? "<br>" : escapeHtml(text)),
      heading({ tokens, depth, text }: Tokens.Heading) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        const label = this.parser.parseInline(tokens);
        const [path = "", anchor] = href.split("#");
        const target = path === "" ? "" : linkTo(path);
        if (target === undefined) return label;
        return `<a href="${escapeHtml(target)}${anchor === undefined ? "" : `#${escapeHtml(anchor)}`}">${label}</a>`;
      },
      // The pages have no pictures of their own, and load none of others.
      image: ({ text }) => escapeHtml(text),
      table({ header, rows }: Tokens.Table) {
        const line = (cells: Tokens.TableCell[], element: string) =>
          `<tr>${cells.map(({ tokens }) => `<${element}>${this.parser.parseInline(tokens)}</${element}>`).join("")}</tr>`;
        const body = rows.map((cells) => line(cells, "td")).join("\n");
        return `<div class="table" tabindex="0"><table><thead>${line(header, "th")}</thead><tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  return marked.parse(markdown) as string;
}

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
}

/** The path that a link in a guide means, from the folder `docs`. */
export function resolveLink(from: string, target: string): string {
  return posix.join(posix.dirname(from), target);
}
