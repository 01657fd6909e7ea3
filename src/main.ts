import { ConfigError, readConfig } from "./config/config.ts";
import type { Config } from "./config/config.ts";
import { serve } from "./gateway.ts";
import type { Serving } from "./gateway.ts";

/** Milliseconds after the first signal when the process ends whatever happens, which is after `serve` has cut off the last. */
const LAST_MOMENT = 15_000;
/** Under npm one Ctrl-C arrives twice, from the terminal and from npm: within so many milliseconds it is the same one. */
const ECHO_TIME = 300;

async function start(config: Config): Promise<Serving> {
  const sandbox = config.genesys.sandbox ? await startEmbeddedSandbox() : undefined;
  const genesys = sandbox ? { ...config.genesys, apiUrl: sandbox.url, loginUrl: sandbox.url } : config.genesys;
  const { url, close } = await serve({ ...config, genesys });
  return {
    url,
    async close() {
      await close();
      await sandbox?.close();
    },
  };
}

/** The sandbox is a second program that only this file may start; it is loaded only when there is nothing else to ask. */
async function startEmbeddedSandbox() {
  const { startSandbox } = await import("../sandbox/server.ts");
  return startSandbox();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function announce(config: Config, { url }: Serving): void {
  const source = config.genesys.sandbox
    ? "the built-in sandbox (no Genesys Cloud credentials are set)"
    : config.genesys.apiUrl;
  say(`Genesys Cloud GraphQL gateway: ${url}/graphql, answering from ${source}`);
  if (config.auth.mode === "open") warnOfOpenness(config);
  say(config.graphiql ? `GraphiQL: ${url}/graphiql` : "GraphiQL is off (GRAPHIQL=on turns it on)");
  say(`Try: { libraries(first: 3) { nodes { name responses(first: 2) { nodes { name texts { content } } } } } }`);
}

function warnOfOpenness({ genesys }: Config): void {
  if (genesys.sandbox) return say("Open to everybody who reaches it: nobody has to say who they are (AUTH_MODE=open)");
  process.stderr.write(
    "WARNING: AUTH_MODE=open, so everybody who reaches this gateway may do what its OAuth client may do.\n",
  );
}

function endOnSignals(running: Serving): void {
  let since: number | undefined;
  const end = (signal: NodeJS.Signals) => {
    if (since !== undefined && performance.now() - since < ECHO_TIME) return;
    if (since !== undefined) process.exit(1);
    since = performance.now();
    say(`${signal}: finishing what is under way, again to end at once`);
    setTimeout(() => process.exit(1), LAST_MOMENT).unref();
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGINT", end);
  process.on("SIGTERM", end);
}

try {
  const config = readConfig(process.env);
  const running = await start(config);
  announce(config, running);
  endOnSignals(running);
} catch (error) {
  const text = error instanceof ConfigError ? error.message : ((error as Error).stack ?? String(error));
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
