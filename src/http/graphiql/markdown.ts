import { posix } from "node:path";
import { escapeHtml } from "../page.ts";

/** Where a link leads on the gateway, or undefined for a file that it does not serve. */
export type LinkTo = (path: string) => string | undefined;

/**
 * The Markdown of this project's guides as HTML: headings, paragraphs, lists of one level, tables, code, links and emphasis. Everything
 * else stands as it is written. All text is escaped, so a guide adds no element of its own.
 */
export function renderMarkdown(markdown: string, linkTo: LinkTo): string {
  const blocks = markdown
    .split(/^(```[\s\S]*?^```)$/m)
    .flatMap((part) => (part.startsWith("```") ? [part] : part.split(/\n{2,}/)));
  return blocks
    .map((block) => renderBlock(block.replaceAll(/^\n+|\n+$/g, ""), linkTo))
    .filter((html) => html !== "")
    .join("\n");
}

function renderBlock(block: string, linkTo: LinkTo): string {
  if (block === "") return "";
  const inline = (text: string) => renderInline(text, linkTo);
  if (block.startsWith("```")) return `<pre><code>${escapeHtml(block.replace(/^```.*\n?|\n?```$/g, ""))}</code></pre>`;
  const heading = /^(#{1,4}) (.+)$/m.exec(block);
  if (heading?.index === 0) {
    const [line, marks, text] = heading as unknown as [string, string, string];
    const rest = block.slice(line.length).replace(/^\n+/, "");
    const level = marks.length;
    return `<h${level} id="${anchorOf(text)}">${inline(text)}</h${level}>\n${renderBlock(rest, linkTo)}`;
  }
  if (block.startsWith("|")) return renderTable(block, inline);
  const item = /^(?:[-*]|\d+\.) /;
  if (item.test(block)) {
    const items = block.split(/\n(?=(?:[-*]|\d+\.) )/).map((text) => `<li>${inline(text.replace(item, ""))}</li>`);
    return `<ul>${items.join("\n")}</ul>`;
  }
  const list = block.search(/\n[-*] /);
  if (list > 0) return `${renderBlock(block.slice(0, list), linkTo)}\n${renderBlock(block.slice(list + 1), linkTo)}`;
  return `<p>${inline(block)}</p>`;
}

function renderTable(block: string, inline: (text: string) => string): string {
  const cellsOf = (row: string) => row.replace(/^\| ?|\s*\|$/g, "").split(/(?<!\\)\|/);
  const [head, , ...rows] = block.split("\n").map(cellsOf);
  const line = (cells: string[], element: string) =>
    `<tr>${cells.map((cell) => `<${element}>${inline(cell.trim().replaceAll(String.raw`\|`, "|"))}</${element}>`).join("")}</tr>`;
  const body = rows.map((cells) => line(cells, "td")).join("\n");
  return `<div class="table" tabindex="0"><table><thead>${line(head!, "th")}</thead><tbody>${body}</tbody></table></div>`;
}

function renderInline(text: string, linkTo: LinkTo): string {
  // Code is put aside: nothing in it is a link or emphasis.
  const codes: string[] = [];
  const kept = text.replaceAll(
    /`([^`]+)`/g,
    (_, code: string) => `\u0000${codes.push(`<code>${escapeHtml(code)}</code>`) - 1}\u0000`,
  );
  return escapeHtml(kept)
    .replaceAll(String.raw`\[`, "&#91;")
    .replaceAll(String.raw`\]`, "&#93;")
    .replaceAll("&lt;br>", "<br>")
    .replaceAll(/\[([^[\]]+)\]\(([^()\s]+)\)/g, (_, label: string, target: string) => link(label, target, linkTo))
    .replaceAll(/\*\*([^*]+)\*\*/g, "<b>$1</b>")
    .replaceAll(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, "<i>$1</i>")
    .replaceAll(/\0(\d+)\0/g, (_, at: string) => codes[Number(at)]!);
}

function link(label: string, target: string, linkTo: LinkTo): string {
  const [path = "", anchor] = target.split("#");
  const href = path === "" ? "" : linkTo(path);
  if (href === undefined) return label;
  return `<a href="${href}${anchor === undefined ? "" : `#${anchor}`}">${label}</a>`;
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
