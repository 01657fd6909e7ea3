import { setTimeout as delay } from "node:timers/promises";
import { argumentsOrExit } from "../cli/arguments.ts";
import { libraryId } from "../sandbox/data/ids.ts";
import type { JournalWrite } from "../sandbox/journal.ts";
import { startSandbox } from "../sandbox/server.ts";
import { startBehindNginx } from "../test/deploy/behind-nginx.ts";
import type { HttpAnswer } from "../test/deploy/behind-nginx.ts";
import { findProgram } from "../test/deploy/programs.ts";
import { endPrograms } from "../test/process.ts";
import { hasRedis, startRedis } from "../test/redis.ts";
import { print, printTable } from "./print.ts";

/** One request in so many is a write. */
const WRITE = 10;
/** Libraries of the sandbox. */
const LIBRARIES = 8;

const { values } = argumentsOrExit({
  usage: "npm run bench:restart",
  about:
    "Replaces the replicas behind nginx with TLS, as deploy/compose/restart.sh does, under a steady load of reads and writes.",
  flags: {
    rate: { value: "NUMBER", meaning: "Requests of each second, sent also while others wait.", default: 100, min: 1 },
    restarts: { value: "NUMBER", meaning: "How often both replicas are replaced.", default: 2, min: 1 },
  },
});

const nginx = findProgram("nginx");
if (nginx === undefined || !hasRedis) throw new Error("nginx and redis-server have to be installed");
process.on("exit", endPrograms);
const sandbox = await startSandbox();
const redis = await startRedis();
// As in compose.yaml. The time in which a replica that stops takes requests is that of production.
const env = { REDIS_URL: redis.url, REPLICAS: "2" };
const behind = await startBehindNginx({ nginx, upstream: sandbox.url, env });

interface Sent {
  isWrite: boolean;
  /** From the moment when it was due until its answer. */
  milliseconds: number;
  /** Undefined for a request that was answered as it should be. */
  failure: string | undefined;
}

function bodyAt(at: number): { isWrite: boolean; query: string } {
  if (at % WRITE === 0) {
    const input = `{ name: "${nameAt(at)}", idempotencyKey: "${nameAt(at)}" }`;
    const query = `mutation { createLibrary(input: ${input}) { library { name } userErrors { code } } }`;
    return { isWrite: true, query };
  }
  const one = `{ library(id: "${libraryId((at % LIBRARIES) + 1)}") { name } }`;
  return { isWrite: false, query: at % 2 === 0 ? "{ libraries(first: 8) { nodes { name } } }" : one };
}
const nameAt = (at: number) => `Restart ${at}`;

/** What is wrong with the answer. */
function faultOf({ status, text }: HttpAnswer): string | undefined {
  const isRight = status === 200 && text.includes('"name":') && !/"errors"|"code"|warnings/.test(text);
  return isRight ? undefined : `${status} ${text.slice(0, 200)}`;
}

const sent: Promise<Sent>[] = [];
const over = new AbortController();

async function sendAt(at: number, due: number): Promise<Sent> {
  const { isWrite, query } = bodyAt(at);
  const failure = await behind.send("/graphql", { query }).then(faultOf, String);
  return { isWrite, milliseconds: performance.now() - due, failure };
}

/** Sends at a steady rate, whether or not earlier requests have their answers. */
async function load(): Promise<void> {
  const begun = performance.now();
  for (let at = 0; !over.signal.aborted; at += 1) {
    const due = begun + (at * 1000) / values.rate;
    await delay(Math.max(0, due - performance.now()));
    sent.push(sendAt(at, due));
  }
}

// A new Redis takes no key in its first second.
await behind.send("/graphql", { query: bodyAt(0).query.replaceAll(nameAt(0), "First") });
const before = behind.replicas.map(({ pid }) => pid);
const loading = load();
await delay(3000);
for (let times = 0; times < values.restarts; times += 1) await behind.restart();
await delay(3000);
over.abort();
await loading;
const done = await Promise.all(sent);
const isReplaced = behind.replicas.every(({ pid }) => !before.includes(pid));

const journal = (await (await fetch(`${sandbox.url}/__sandbox/journal`)).json()) as { writes: JournalWrite[] };
const names = journal.writes.map(({ name }) => name);
const written = new Map(names.map((name) => [name, names.filter((other) => other === name).length]));
const wanted = done.flatMap(({ isWrite }, at) => (isWrite ? [nameAt(at)] : []));
const notOnce = wanted.filter((name) => written.get(name) !== 1);
behind.close();
await sandbox.close();

const failures = done.flatMap(({ failure }) => failure ?? []);
const rowOf = (what: string, some: readonly Sent[]) => {
  const times = some.map(({ milliseconds }) => milliseconds).toSorted((one, other) => one - other);
  const part = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1]!);
  const failed = some.filter(({ failure }) => failure !== undefined).length;
  return [what, some.length, failed, part(0.5), part(0.99), part(1)];
};
print(`Both replicas were replaced ${values.restarts} times under ${values.rate} requests a second.`);
print();
printTable(
  ["", "requests", "failed", "median, ms", "p99, ms", "slowest, ms"],
  [
    rowOf(
      "reads",
      done.filter(({ isWrite }) => !isWrite),
    ),
    rowOf(
      "writes",
      done.filter(({ isWrite }) => isWrite),
    ),
  ],
);
print();
print(`Failed: ${failures.length} (bar: 0). Writes that were not carried out once: ${notOnce.length} (bar: 0).`);
for (const failure of failures.slice(0, 5)) print(failure);
process.exit(failures.length + notOnce.length > 0 || !isReplaced ? 1 : 0);
