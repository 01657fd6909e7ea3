import { argumentsOrExit } from "../cli/arguments.ts";
import { ConfigError, readConfig } from "./config/config.ts";
import type { Config } from "./config/config.ts";
import type { Env } from "./config/settings.ts";
import { effectiveSettings, givenSettings } from "./config/effective-settings.ts";
import { EnvFileError, loadEnvFile } from "./config/env-file.ts";
import { SETTINGS_TABLE } from "./config/settings-table.ts";
import { VERSION } from "./config/version.ts";
import { allocateInNewSpace, keepShapeOfTicks, releaseMemoryOfStart } from "./garbage-collector.ts";
import { serve } from "./gateway.ts";
import type { Serving } from "./gateway.ts";
import { createLogStream } from "./log-stream.ts";

/** Milliseconds after the first signal when the process exits in any case, which is after `serve` has closed all connections. */
const EXIT_TIMEOUT = 15_000;
/** One Ctrl-C under npm arrives twice, from the terminal and from npm. A second signal within this many milliseconds is the same. */
const SAME_SIGNAL_TIME = 300;

/** Milliseconds between two checks whether the parent process still runs. */
const PARENT_CHECK_INTERVAL = 200;

const { min, max } = SETTINGS_TABLE.PORT;
const PROGRAM = {
  usage: "npm start\nnpm start -- --port 4001",
  about: "Starts the gateway. It reads its settings from the environment and from the file .env; see docs/settings.md.",
  flags: {
    port: { value: "NUMBER", meaning: "The port to listen on, instead of PORT.", min, max },
    host: { value: "ADDRESS", meaning: "The address to listen on, instead of HOST." },
    "check-config": { meaning: "Check the settings, print them without secrets, and exit with code 0 or 1." },
    version: { meaning: "Print the version and exit." },
  },
} as const;

async function start(config: Config): Promise<Serving> {
  const sandbox = config.genesys.sandbox ? await startEmbeddedSandbox() : undefined;
  const genesys = sandbox ? { ...config.genesys, apiUrl: sandbox.url, loginUrl: sandbox.url } : config.genesys;
  const faults = createTelemetryFaults(config);
  const sdk = await startTelemetry(config, faults.add);
  const serving = await serve(
    { ...config, genesys },
    { instrumentation: sdk?.instrumentation, logStream: createLogStream() },
  );
  faults.useLog(serving.log);
  return {
    ...serving,
    async close() {
      await serving.close();
      await sandbox?.close();
      await sdk?.close();
    },
  };
}

/** Only this file may start the sandbox, which is a program of its own. It is loaded only if the gateway needs it. */
async function startEmbeddedSandbox() {
  const { startSandbox } = await import("../sandbox/server.ts");
  return startSandbox();
}

/** Takes what OpenTelemetry's SDK says: to people on standard error, in production to the log, which begins after the SDK. */
function createTelemetryFaults({ production }: Config) {
  const early: string[] = [];
  let add = (line: string): void => {
    if (production) early.push(line);
    else process.stderr.write(`${line}\n`);
  };
  return {
    add: (line: string) => add(`Telemetry: ${line}`),
    useLog(log: Serving["log"]): void {
      if (!production) return;
      for (const line of early) log.warn(line);
      add = (line) => log.warn(line);
    },
  };
}

async function startTelemetry({ telemetry }: Config, onFault: (line: string) => void) {
  if (!telemetry.prometheus && !telemetry.metricsProtocol && !telemetry.traces) return undefined;
  const { startSdk } = await import("./telemetry/sdk.ts");
  return startSdk(telemetry, { version: VERSION, onFault });
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Says where the gateway is: to people in a few lines, in production as a line of the log, with what it has found. */
async function announce(config: Config, env: Env, { url, log, redisState }: Serving): Promise<void> {
  const source = config.genesys.sandbox
    ? "the built-in sandbox (no Genesys Cloud credentials are set)"
    : config.genesys.apiUrl;
  const line = `Genesys Cloud GraphQL gateway: ${url}/graphql, answering from ${source}`;
  const facts = {
    version: VERSION,
    settings: givenSettings(env),
    paths: config.messagingApi,
    redis: await redisState(),
  };
  log.info(facts, config.production ? line : "started");
  if (config.production) {
    if (config.auth.mode === "open") log.warn(OPEN);
    return;
  }
  print(line);
  if (config.auth.mode === "open") warnThatOpen(config);
  print(config.graphiql ? `GraphiQL: ${url}/graphiql` : "GraphiQL is off (GRAPHIQL=on turns it on)");
  print(`Try: { libraries(first: 3) { nodes { name responses(first: 2) { nodes { name texts { content } } } } } }`);
}

const OPEN =
  "AUTH_MODE=open accepts every client. Each may do everything that the OAuth client of this gateway may do.";

function warnThatOpen({ genesys }: Config): void {
  if (genesys.sandbox) return print("Every client is accepted, without a token or an API key (AUTH_MODE=open)");
  process.stderr.write(`WARNING: ${OPEN}\n`);
}

function endOnSignals(running: Serving, say: (line: string) => void): void {
  let since: number | undefined;
  function stop(line: string): void {
    since = performance.now();
    say(line);
    setTimeout(() => process.exit(1), EXIT_TIMEOUT).unref();
    running.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  }
  function onSignal(signal: NodeJS.Signals): void {
    if (since === undefined) stop(`${signal}: finishing the running requests. Send it again to stop at once.`);
    else if (performance.now() - since >= SAME_SIGNAL_TIME) process.exit(1);
  }
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  // npm passes signals to the shell that it started. A shell such as dash dies of them and passes nothing on.
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (since === undefined && process.ppid !== parent) stop("npm has stopped: finishing the running requests.");
  }, PARENT_CHECK_INTERVAL).unref();
}

const { values: flags } = argumentsOrExit(PROGRAM);
if (flags.version) {
  print(VERSION);
  process.exit(0);
}
try {
  loadEnvFile();
  const env = {
    ...process.env,
    ...(flags.port !== undefined && { PORT: String(flags.port) }),
    ...(flags.host !== undefined && { HOST: flags.host }),
  };
  const config = readConfig(env);
  if (flags["check-config"]) {
    print("The settings are valid.\n");
    for (const line of effectiveSettings(env, config)) print(line);
  } else {
    allocateInNewSpace();
    keepShapeOfTicks();
    const running = await start(config);
    releaseMemoryOfStart();
    endOnSignals(running, config.production ? (line) => running.log.info(line) : print);
    await announce(config, env, running);
  }
} catch (error) {
  const isForUser = error instanceof ConfigError || error instanceof EnvFileError;
  const text = isForUser ? error.message : ((error as Error).stack ?? String(error));
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
