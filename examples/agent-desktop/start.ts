import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { build, createServer, preview } from "vite";
import { argumentsOrExit } from "../../cli/arguments.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const CONFIG = `${HERE}vite.config.ts`;
const programAt = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const { values } = argumentsOrExit({
  usage: "npm run agent-desktop\nnpm run agent-desktop -- --gateway http://127.0.0.1:4000",
  about: "Starts the page of examples/agent-desktop with a sandbox and a gateway, or for a gateway that runs already.",
  flags: {
    gateway: { value: "URL", meaning: "The gateway that the page asks, in place of a new one with a sandbox." },
    port: { value: "NUMBER", meaning: "The port of the page.", default: 5173, min: 0, max: 65_535 },
    build: { meaning: "Build the page into examples/agent-desktop/dist, and start nothing." },
    preview: { meaning: "Build the page, and serve what was built." },
  },
});

/** `sandbox http://…`, `… gateway: http://…/graphql, answering from …`. */
const ADDRESS = /(?:^sandbox|gateway:) (http:\/\/127\.0\.0\.1:\d+)/;

const children: ChildProcess[] = [];

/** Starts a program, and answers its address once it has printed it. Its errors go to this terminal. */
async function addressOf(name: string, path: string, args: string[], env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [programAt(path), ...args], {
    // Away from the project, so that no `.env` of it is read: the page is for trying things out.
    cwd: HERE,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout });
  return new Promise((resolve, reject) => {
    lines.on("line", (line) => {
      const address = ADDRESS.exec(line)?.[1];
      if (address) resolve(address);
    });
    child.on("exit", () => {
      if (!isStopping) process.stderr.write(`The ${name} has stopped.\n`);
      reject(new Error(`The ${name} has stopped.`));
      void stop(1);
    });
  });
}

async function startGateway(): Promise<string> {
  const sandbox = await addressOf("sandbox", "sandbox/main.ts", ["--port", "0"], {});
  process.stdout.write(`Sandbox: ${sandbox}\n`);
  const gateway = await addressOf("gateway", "src/main.ts", ["--port", "0"], {
    GENESYS_API_URL: sandbox,
    GENESYS_LOGIN_URL: sandbox,
    GENESYS_CLIENT_ID: "sandbox",
    GENESYS_CLIENT_SECRET: "sandbox",
    AUTH_MODE: "open",
    // Vite sets it to production for its build.
    NODE_ENV: "development",
  });
  process.stdout.write(`Gateway: ${gateway}/graphql\n`);
  return gateway;
}

let close: () => Promise<void> = () => Promise.resolve();
let isStopping = false;

/** Ends everything that this program has started. */
async function stop(code: number): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  const ends = running.map((child) => once(child, "exit"));
  for (const child of running) child.kill("SIGTERM");
  await Promise.all([close(), ...ends]);
  process.exit(code);
}

async function startPage(): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0));
  process.env["GATEWAY_URL"] = values.gateway ?? (await startGateway());
  const address = { host: "127.0.0.1", port: values.port };
  const server = values.preview
    ? await preview({ configFile: CONFIG, preview: address })
    : await createServer({ configFile: CONFIG, server: address });
  close = () => server.close();
  if ("listen" in server) await server.listen();
  server.printUrls();
}

if (values.build || values.preview) await build({ configFile: CONFIG });
if (!values.build) await startPage();
