import type { CannedResponse } from "../model.ts";

const known: Record<string, { description: string; defaultValue?: string }> = {
  customer: { description: "Name of the customer", defaultValue: "customer" },
  agent: { description: "First name of the agent" },
  order: { description: "Order number" },
  amount: { description: "Amount with currency" },
  date: { description: "Date in the customer's spelling" },
  link: { description: "Short link", defaultValue: "https://example.com" },
};

/** The substitutions for a text's `{{placeholders}}`, without duplicates, in order. Absent if there are none. */
export function substitutionsOf(texts: { content: string }[]): Pick<CannedResponse, "substitutions"> {
  const holes = texts.flatMap(({ content }) => [...content.matchAll(/\{\{(\w+)\}\}/g)].map((hole) => hole[1]!));
  if (holes.length === 0) return {};
  return { substitutions: [...new Set(holes)].map((id) => ({ id, ...known[id] })) };
}
