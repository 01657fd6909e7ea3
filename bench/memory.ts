import { setTimeout } from "node:timers/promises";
import { argumentsOrExit } from "../cli/arguments.ts";
import { responseId } from "../sandbox/data/ids.ts";
import { startSandbox } from "../sandbox/server.ts";
import { endPrograms, memoryOf, startProgram } from "../test/process.ts";
import { median, print, printTable } from "./print.ts";

/** Maximum growth of RSS from the first tenth of the requests to the last. */
const BAR = 1.1;
/** Maximum RSS in MB before the first request. */
const IDLE_BAR = 140;
/** Milliseconds after its start when the process is idle. */
const SETTLE = 3000;

/**
 * Memory over many requests with different ids, operation names and texts, each of which comes three times: nothing that a client can
 * vary may make the process grow. `npm run bench:memory -- --requests 1000000`. RSS is read every second. The figure of a tenth is the
 * median of its second half, because RSS depends on the time since the last garbage collection.
 */
const { values } = argumentsOrExit({
  usage: "npm run bench:memory",
  about: "Shows that the memory of the gateway does not grow over many different requests.",
  flags: {
    requests: { value: "NUMBER", meaning: "How many requests.", default: 1_000_000, min: 1 },
    concurrency: { value: "NUMBER", meaning: "How many at once.", default: 16, min: 1 },
  },
});
const { requests, concurrency } = values;
const TENTHS = 10;
/**
 * Live objects take about 60 MB. With a much larger heap, RSS would show when V8 collects garbage; with a slightly larger one,
 * a leak ends the process.
 */
const HEAP = ["--max-old-space-size=160"];

const sandbox = await startSandbox({ size: "large" });
const env = {
  PORT: "0",
  GENESYS_API_URL: sandbox.url,
  GENESYS_LOGIN_URL: sandbox.url,
  GENESYS_CLIENT_ID: "sandbox",
  AUTH_MODE: "open",
  GENESYS_CLIENT_SECRET: "sandbox",
  // Nothing is refused, because refused requests use no memory afterwards.
  GENESYS_REQUESTS_PER_MINUTE: "1000000",
  CLIENT_REQUESTS_PER_MINUTE: "1000000",
  // Smaller than the defaults, so that both are full within the first tenth.
  CACHE_MEMORY_MB: "8",
  CACHE_ANSWERS_MB: "4",
};

/** Starts the gateway with these flags of Node, and waits until it listens. */
async function start(flags: readonly string[]) {
  const program = startProgram([process.execPath, ...flags, "src/main.ts"], { env });
  return { program, url: await program.printed(/gateway: (http:\S+)\/graphql,/) };
}

/** Megabytes of a gateway that has just started, without flags of Node. */
async function measureIdle(): Promise<number> {
  const { program } = await start([]);
  await setTimeout(SETTLE);
  const size = await memoryOf(program.pid);
  program.kill("SIGKILL");
  await program.ended;
  return size;
}

const idle = await measureIdle();
const { program, url } = await start(HEAP);

/** Responses of the sandbox. */
const RESPONSES = 5000;
/** So many texts come one after the other, and then again: the second answer is kept, and given to the third request. */
const TEXTS = 100;
const TIMES = 3;

/** One of every two texts asks for what there is; the other also for what is not there, of which nothing is kept. */
function queryOf(number: number): string {
  const text = Math.floor(number / (TEXTS * TIMES)) * TEXTS + (number % TEXTS);
  const id = responseId(1 + (text % RESPONSES));
  const other = text % 2 === 0 ? id : responseId(1 + RESPONSES + text);
  return `query Q${text} { response(id: "${id}") { name texts { content } } other${text}: response(id: "${other}") { id } }`;
}

let failed = 0;
async function ask(number: number): Promise<void> {
  const query = queryOf(number);
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) });
  const { errors } = (await answer.json()) as { errors?: unknown[] };
  if (errors) failed += 1;
}

let samples: number[] = [];
const sampling = setInterval(() => void memoryOf(program.pid).then((size) => samples.push(size)), 1000);

const rows: [requests: number, rss: number, highest: number, seconds: number][] = [];
let next = 0;
const begun = performance.now();
for (let tenth = 1; tenth <= TENTHS; tenth += 1) {
  const end = Math.round((requests * tenth) / TENTHS);
  const worker = async () => {
    while (next < end) await ask((next += 1));
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  samples.push(await memoryOf(program.pid));
  const half = samples.slice(Math.floor(samples.length / 2));
  const seconds = Math.round((performance.now() - begun) / 1000);
  rows.push([next, Math.round(median(half)), Math.round(Math.max(...samples)), seconds]);
  process.stderr.write(`${rows.at(-1)!.join(" ")}\n`);
  samples = [];
}
clearInterval(sampling);
printTable(["requests", "RSS in MB", "highest", "seconds"], rows);
const growth = rows.at(-1)![1] / rows[0]![1];
print(
  `\n${failed} failed. RSS at the end is ${growth.toFixed(2)} times that at a tenth. Idle: ${Math.round(idle)} MB.`,
);
const kept = failed === 0 && growth <= BAR && idle <= IDLE_BAR;
print(kept ? "Every bar is kept." : `BROKEN: at most ${BAR} times, at most ${IDLE_BAR} MB idle, and none may fail.`);
endPrograms();
await sandbox.close();
process.exitCode = kept ? 0 : 1;
