import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { GraphQLError } from "graphql";
import type { GraphQLSchema } from "graphql";
import { VERSION } from "../../src/config/version.ts";
import { planOperation } from "../../src/cost/plan.ts";
import type { CallShare } from "./call-share.ts";
import type { Confirmations } from "./confirmations.ts";
import { NoAnswerError } from "./gateway.ts";
import type { AskGateway, GatewayAnswer } from "./gateway.ts";
import { CONFIRM } from "./tools.ts";
import type { Tool, WriteVariables } from "./tools.ts";

export interface McpOptions {
  schema: GraphQLSchema;
  tools: ReadonlyMap<string, Tool>;
  ask: AskGateway;
  confirmations: Confirmations;
  share: CallShare;
  /** True to send the texts of documents: the gateway has no `PERSISTED_DOCUMENTS`. */
  sendsTexts: boolean;
}

type Arguments = Record<string, unknown>;

/** One session of MCP. Every call goes to the gateway with these headers, so what its sender may do decides. */
export function createMcpServer(options: McpOptions, credentials: Record<string, string>): Server {
  const server = new Server({ name: "genesys-graphql", version: VERSION }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: [...options.tools.values()].map(({ name, description, inputSchema, write }) => ({
      name,
      description,
      inputSchema: inputSchema as { type: "object" },
      annotations: write
        ? { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false }
        : { readOnlyHint: true, openWorldHint: false },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = options.tools.get(params.name);
    if (!tool) return refusal(`There is no tool "${params.name}".`);
    try {
      return await callTool(tool, params.arguments ?? {}, options, credentials);
    } catch (error) {
      if (error instanceof NoAnswerError || error instanceof GraphQLError) return refusal(error.message);
      throw error;
    }
  });
  return server;
}

async function callTool(tool: Tool, given: Arguments, options: McpOptions, credentials: Record<string, string>) {
  const { [CONFIRM]: key, ...values } = given;
  const { write } = tool;
  const unknown = unknownIn(values, tool);
  if (unknown !== undefined) return refusal(`"${unknown}" is not an argument of this tool. Nothing was sent.`);
  if (!write) return resultOf(await run(tool, given, options, credentials));
  const identity = [credentials, tool.documentId, tool.name, values];
  if (key !== undefined) {
    if (typeof key !== "string" || !options.confirmations.holds(key, identity))
      return refusal(
        `"${CONFIRM}" is not the key of a dry run with these arguments within the last 10 minutes. Leave it out to get one.`,
      );
    const answer = await run(tool, writing(values, write, { dryRun: false, key }), options, credentials);
    return resultOf(answer);
  }
  const answer = await run(tool, writing(values, write, { dryRun: true }), options, credentials);
  if (!isClean(answer)) return resultOf(answer);
  return resultOf(answer, { dryRun: true, [CONFIRM]: options.confirmations.issue(identity) });
}

/**
 * The first argument that the tool does not list. The gateway would ignore it, so a misspelled filter would answer everything. What
 * only the server sets is ignored instead: it decides nothing.
 */
function unknownIn(values: Arguments, { inputSchema, write }: Tool): string | undefined {
  const known = new Set([...Object.keys(inputSchema["properties"] as object), write?.dryRun, write?.key.variable]);
  return Object.keys(values).find((name) => !known.has(name));
}

/** The variables of a write: whatever the caller gives, only these decide whether it is made. */
function writing(
  values: Arguments,
  write: WriteVariables,
  { dryRun, key }: { dryRun: boolean; key?: string },
): Arguments {
  const { variable, isInput } = write.key;
  const { idempotencyKey: _given, ...input } = (values[variable] ?? {}) as Arguments;
  const keyed = isInput ? { ...input, ...(key !== undefined && { idempotencyKey: key }) } : key;
  return { ...values, [write.dryRun]: dryRun, ...(keyed !== undefined && { [variable]: keyed }) };
}

async function run(
  { name, document, documentId, text }: Tool,
  variables: Arguments,
  { schema, ask, share, sendsTexts }: McpOptions,
  credentials: Record<string, string>,
): Promise<GatewayAnswer> {
  const { calls } = planOperation(schema, document, name, variables);
  const taken = share.take(calls);
  if ("waitSeconds" in taken) {
    const advice = taken.waitSeconds === Infinity ? "Ask for less." : `Try again in ${taken.waitSeconds} seconds.`;
    throw new NoAnswerError(
      `This may cost ${calls} REST calls; the share of these tools has ${share.left()} left in this minute. Nothing was sent. ${advice}`,
    );
  }
  const sent = { document: sendsTexts ? { query: text } : { documentId }, operationName: name, variables };
  const answer = await ask(sent, credentials);
  const made = answer.extensions?.cost?.made;
  if (typeof made === "number") taken.made(made);
  return answer;
}

/** True for a dry run that found nothing against the write. */
function isClean({ data, errors }: GatewayAnswer): boolean {
  const payloads = Object.values(data ?? {}) as ({ userErrors?: readonly unknown[] } | null)[];
  return !errors && payloads.length > 0 && payloads.every((payload) => payload !== null && !payload.userErrors?.length);
}

function resultOf({ data, errors }: GatewayAnswer, more: Record<string, unknown> = {}): CallToolResult {
  const content = { ...more, ...(data !== undefined && { data }), ...(errors && { errors }) };
  const hasData = Object.values(data ?? {}).some((value) => value !== null);
  return {
    content: [{ type: "text", text: JSON.stringify(content) }],
    structuredContent: content,
    ...(errors && !hasData && { isError: true }),
  };
}

const refusal = (text: string): CallToolResult => ({ content: [{ type: "text", text }], isError: true });
