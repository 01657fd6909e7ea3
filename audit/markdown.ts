export const code = (text: string) => `\`${text}\``;

const markdownRow = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

/** A table of cells that are Markdown already. */
export const markdownTable = (heading: readonly string[], rows: readonly (readonly string[])[]) =>
  [heading, heading.map(() => "---"), ...rows].map(markdownRow).join("\n");
