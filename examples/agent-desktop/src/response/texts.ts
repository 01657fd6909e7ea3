import type { ResponseFieldsFragment } from "../generated/graphql.ts";

type ResponseText = NonNullable<ResponseFieldsFragment["texts"]>[number];

const LONGEST_SNIPPET = 120;
const BLOCKS = "p, div, h1, h2, h3, h4, h5, h6, li, tr";

/** The text as a person reads it: a message box takes no HTML. Nothing of the HTML is loaded or run. */
export function readable({ content, contentType }: ResponseText): string {
  if (content === null || contentType !== "TEXT_HTML") return content ?? "";
  const { body } = new DOMParser().parseFromString(content, "text/html");
  for (const unread of body.querySelectorAll("script, style, template, noscript")) unread.remove();
  for (const line of body.querySelectorAll("br")) line.replaceWith("\n");
  for (const block of body.querySelectorAll(BLOCKS)) block.append("\n");
  return body.textContent.trim();
}

/** What a text is, where a response has several. */
export function labelOf({ type, contentType }: ResponseText): string {
  const use = type === "SUBJECT" ? "Subject" : type === "BODY" ? "Body" : "Text";
  return contentType === "TEXT_HTML" ? `${use} (HTML)` : use;
}

/** How the first text begins. */
export function snippetOf({ texts }: ResponseFieldsFragment): string {
  const [first] = texts ?? [];
  return first ? readable(first).replaceAll(/\s+/g, " ").slice(0, LONGEST_SNIPPET) : "No text";
}

/** The place of the text that an agent most likely wants: plain, and not a subject. */
export function usualText(texts: readonly ResponseText[]): number {
  const bodies = texts.findIndex(({ type, contentType }) => type !== "SUBJECT" && contentType !== "TEXT_HTML");
  return bodies >= 0
    ? bodies
    : Math.max(
        0,
        texts.findIndex(({ type }) => type !== "SUBJECT"),
      );
}
