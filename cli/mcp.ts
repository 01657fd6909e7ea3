import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { systemClock } from "../src/deadline.ts";
import { createSchema } from "../src/resolvers/schema.ts";
import { parseArguments, UsageError } from "./arguments.ts";
import { readDocuments, readText } from "./files.ts";
import { createCallShare } from "./mcp/call-share.ts";
import { createConfirmations } from "./mcp/confirmations.ts";
import { createAskGateway } from "./mcp/gateway.ts";
import { serveHttp } from "./mcp/http.ts";
import { createMcpServer } from "./mcp/server.ts";
import { toolsOf } from "./mcp/tools.ts";

const PROGRAM = {
  usage: "npm run mcp --silent -- --documents FILE [--gateway URL] [--key-file FILE] [--http PORT]",
  about:
    "Offers each trusted document as a tool of the Model Context Protocol. It speaks over standard input and output, or over HTTP, and " +
    "sends each call to a running gateway.",
  flags: {
    documents: { value: "FILE", meaning: "The manifest of trusted documents.", default: "" },
    gateway: { value: "URL", meaning: "The gateway.", default: "http://127.0.0.1:4000/graphql" },
    "key-file": {
      value: "FILE",
      meaning: "File with the API key for the gateway. Over HTTP each client sends its own.",
    },
    http: { value: "PORT", meaning: "Serve HTTP on this port.", min: 1, max: 65_535 },
    host: { value: "ADDRESS", meaning: "Address for HTTP.", default: "127.0.0.1" },
    calls: { value: "NUMBER", meaning: "REST calls that the tools may make in a minute.", default: 30, min: 1 },
    texts: { meaning: "Send the texts of documents, for a gateway without PERSISTED_DOCUMENTS." },
  },
} as const;

/** Starts the program with these arguments. Messages for people go to standard error: standard output is the protocol's. */
async function main(args: string[]): Promise<void> {
  const { values } = parseArguments(args, PROGRAM);
  if (values.documents === "") throw new UsageError("--documents is missing. --help lists all flags.");
  const schema = createSchema();
  const { tools, left } = toolsOf(schema, readDocuments(values.documents));
  for (const line of left) process.stderr.write(`No tool: ${line}\n`);
  process.stderr.write(`${tools.size} tools\n`);
  const options = {
    ...{ schema, tools, sendsTexts: values.texts, ask: createAskGateway(values.gateway) },
    confirmations: createConfirmations(systemClock),
    share: createCallShare(values.calls, systemClock),
  };
  if (values.http !== undefined) {
    const { url } = await serveHttp(options, { host: values.host, port: values.http });
    process.stderr.write(`MCP at ${url}\n`);
    return;
  }
  const file = values["key-file"];
  const key = file === undefined ? undefined : readText(file).trim();
  await createMcpServer(options, key === undefined ? {} : { "x-api-key": key }).connect(new StdioServerTransport());
}

if (import.meta.main) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error;
    (error.code === 0 ? process.stdout : process.stderr).write(`${error.message}\n`);
    process.exitCode = error.code;
  });
}
