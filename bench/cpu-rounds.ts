import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { bodyOf, everyEntity } from "./cpu-queries.ts";
import type { CpuQuery } from "./cpu-queries.ts";
import { startCpuServer } from "./cpu-server.ts";
import type { CpuServer } from "./cpu-server.ts";
import { NO_CACHE } from "./cpu-modes.ts";
import type { Contender, Group, Mode } from "./cpu-modes.ts";
import { openConnection, refuseErrors, requestOf, sendLoad } from "./load.ts";
import type { Connection } from "./load.ts";
import { median } from "./print.ts";

/** Processes that answer as one server. */
export interface Team {
  servers: readonly CpuServer[];
  headers: Record<string, string>;
  /** The number of the next request, so that every server gets the same requests. */
  next: number;
  /** Requests that it has answered in all turns. */
  answered: number;
}

/** Milliseconds of processor time and REST calls of so many operations. */
interface Work {
  ms: number;
  calls: number;
  operations: number;
}

/** The same for one operation. */
export type Turn = Omit<Work, "operations">;

export interface RoundOptions {
  sandboxUrl: string;
  pinned: readonly string[];
  rounds: number;
  seconds: number;
}

/**
 * Starts the processes of contenders: one of each, then the next of each in the other order, and so on. Which process starts first or last
 * makes a difference for as long as it runs.
 */
export async function startTeams(contenders: readonly Contender[], pinned: readonly string[]): Promise<Team[]> {
  const teams = contenders.map(({ headers = {} }) => ({ servers: [] as CpuServer[], headers, next: 1, answered: 0 }));
  const most = Math.max(...contenders.map(({ processes }) => processes.length));
  for (let at = 0; at < most; at += 1) {
    const order = at % 2 === 0 ? [...teams.keys()] : [...teams.keys()].toReversed();
    for (const index of order) {
      const served = contenders[index]!.processes[at];
      if (served) teams[index]!.servers.push(await startCpuServer(served, pinned));
    }
  }
  return teams;
}

/** The answer to one request with this body, as text. Throws if it has errors. */
export async function askTeam(team: Team, body: string): Promise<string> {
  const connection = await openConnection(team.servers[0]!.url);
  try {
    const answer = await connection.ask(requestOf(body, team.headers));
    refuseErrors(answer);
    return answer.body.toString("utf8");
  } finally {
    connection.close();
  }
}

async function callsOf(sandboxUrl: string): Promise<number> {
  const { total } = (await (await fetch(`${sandboxUrl}/__sandbox/calls`)).json()) as { total: number };
  return total;
}

const spentBy = async ({ servers }: Team) =>
  (await Promise.all(servers.map((server) => server.spent()))).reduce((sum, ms) => sum + ms, 0);

/** Connections of several clients, who share the servers evenly. */
const openConnections = ({ servers }: Team, clients: number) =>
  Promise.all(Array.from({ length: clients }, (_, at) => openConnection(servers[at % servers.length]!.url)));

type WarmUpOptions = RoundOptions & Pick<WorkOptions, "seldom">;

/** A turn that is not counted: V8 compiles most of the code in them. */
async function warmUp(team: Team, query: CpuQuery, group: Group, options: WarmUpOptions): Promise<Turn> {
  const connections = await openConnections(team, group.clients);
  const works = [await work(team, connections, query, { ...group, ...options, rest: 0 })];
  connections.forEach((connection) => connection.close());
  return turnOf(works);
}

/** Turns of which the cheapest is compared with the cheapest before them. */
const LAST = 3;
/** A server still gets cheaper if that has fallen by more than this part. */
const FALL = 0.03;
const MOST_TURNS = 40;
/** For how many turns servers get `headersBefore`, in one of so many requests. */
const TURNS_WITH_HEADERS = 5;
const REQUESTS_PER_HEADERS = 10;
/** V8 compiles the last parts of a server's code about here. */
const LEAST_REQUESTS = 100_000;

/** True once a server no longer gets cheaper from turn to turn. */
function isSteady({ answered, servers }: Team, turns: readonly Turn[]): boolean {
  const cheapest = (some: readonly Turn[]) => Math.min(...some.map(({ ms }) => ms));
  if (turns.length <= LAST || answered < LEAST_REQUESTS * servers.length) return false;
  return cheapest(turns.slice(-LAST)) > (1 - FALL) * cheapest(turns.slice(0, -LAST));
}

/** Gives every server the same number of turns that are not counted. Answers that number. */
async function warmUpAll(
  teams: readonly Team[],
  query: CpuQuery,
  group: Group,
  options: RoundOptions,
): Promise<number> {
  const { warmUp: wanted = WARM_UP, headersBefore } = group;
  if (headersBefore) {
    const asked = { ...options, seconds: options.seconds * TURNS_WITH_HEADERS, seldom: headersBefore };
    for (const team of teams) await warmUp(team, query, group, asked);
  }
  const turns: Turn[][] = teams.map(() => []);
  const isOver = (done: number) =>
    wanted === "steady"
      ? done === MOST_TURNS || teams.every((team, at) => isSteady(team, turns[at]!))
      : done === wanted;
  let done = 0;
  for (; !isOver(done); done += 1)
    for (const [at, team] of teams.entries()) turns[at]!.push(await warmUp(team, query, group, options));
  return done;
}

/** The body of a request that makes a REST call. No query rests on its answer. */
const CALLING = JSON.stringify({ query: "{ threadingTimeline { timelineId } }" });

/** Sends requests that make a REST call each until the load is over. */
async function besideCalls<T>({ servers, headers }: Team, perSecond: number, load: Promise<T>): Promise<T> {
  const calling = requestOf(CALLING, { ...headers, ...NO_CACHE });
  const connection = await openConnection(servers[0]!.url);
  const over = new AbortController();
  const end = () => over.abort();
  load.then(end, end);
  while (!over.signal.aborted) {
    refuseErrors(await connection.ask(calling));
    await delay(1000 / perSecond);
  }
  connection.close();
  return load;
}

interface WorkOptions
  extends Pick<Group, "isNew" | "most" | "callsPerSecond" | "rest">, Pick<RoundOptions, "seconds" | "sandboxUrl"> {
  /** Headers that one in ten requests has, in addition to those of all. */
  seldom?: Record<string, string>;
}

async function work(
  team: Team,
  connections: readonly Connection[],
  query: CpuQuery,
  { isNew, most, callsPerSecond, rest, seconds, sandboxUrl, seldom }: WorkOptions,
): Promise<Work> {
  const repeated = requestOf(bodyOf(query), team.headers);
  const marked = seldom && requestOf(bodyOf(query), { ...team.headers, ...seldom });
  let sent = 0;
  function nextRequest(): Buffer {
    if (isNew) return requestOf(bodyOf(query, team.next++), team.headers);
    sent += 1;
    return marked && sent % REQUESTS_PER_HEADERS === 0 ? marked : repeated;
  }
  const callsBefore = await callsOf(sandboxUrl);
  const before = await spentBy(team);
  const load = sendLoad(connections, nextRequest, { seconds, ...(most && { most }) });
  const operations = await (callsPerSecond ? besideCalls(team, callsPerSecond, load) : load);
  if (rest) await delay(rest * 1000);
  const spent = (await spentBy(team)) - before;
  team.answered += operations;
  return { ms: spent, calls: (await callsOf(sandboxUrl)) - callsBefore, operations };
}

/** Each team has a turn, in slices. Answers the turns in the order of the teams. */
async function takeTurns(
  teams: readonly Team[],
  query: CpuQuery,
  group: Group,
  options: RoundOptions,
): Promise<Turn[]> {
  const { slices, most = Infinity, clients, longer = 1, rest } = group;
  const slice = { ...group, ...options, most: most / slices, seconds: (options.seconds * longer) / slices };
  const connections: (Connection[] | undefined)[] = [];
  const pieces: Work[][] = teams.map(() => []);
  for (let at = 0; at < slices; at += 1)
    for (const offset of teams.keys()) {
      const index = (at + offset) % teams.length;
      // Not before its turn: the gateway closes a connection whose first request does not come within eight seconds.
      connections[index] ??= await openConnections(teams[index]!, clients);
      pieces[index]!.push(await work(teams[index]!, connections[index], query, slice));
      if (!rest) continue;
      // With so much time until the next slice, the gateway may close them.
      connections[index].forEach((connection) => connection.close());
      connections[index] = undefined;
    }
  for (const connection of connections.flat()) connection?.close();
  return pieces.map(turnOf);
}

const sumOf = (works: readonly Work[], part: keyof Work) => works.reduce((sum, one) => sum + one[part], 0);

function turnOf(works: readonly Work[]): Turn {
  const operations = sumOf(works, "operations");
  return { ms: sumOf(works, "ms") / operations, calls: sumOf(works, "calls") / operations };
}

/** Throws if two servers do not answer the same data. `at` is the number of the request. */
async function compareAnswers(one: Team, other: Team, query: CpuQuery, at: number): Promise<void> {
  const body = bodyOf(query, at);
  const [first, second] = await Promise.all([askTeam(one, body), askTeam(other, body)]);
  const dataOf = (text: string) => (JSON.parse(text) as { data: unknown }).data;
  if (!isDeepStrictEqual(dataOf(first), dataOf(second)))
    throw new Error(
      `${query.name}: two servers answer differently:\n${first.slice(0, 2000)}\n${second.slice(0, 2000)}`,
    );
}

/** The figures of a mode and a query. */
export interface Figures {
  mode: Mode;
  query: CpuQuery;
  peer: Turn;
  gateway: Turn;
  /** Processor time of the gateway over that of the peer in each round. */
  ratios: number[];
}

/** How many requests are compared where requests differ from each other. */
const COMPARED = 10;
/** The number of the first of them: no turn has so many requests. */
const FIRST_COMPARED = 1_000_000;
/** Turns of each server that are not counted, unless the group says otherwise. */
const WARM_UP = 2;

/** Reads every entity once. */
async function learn(team: Team): Promise<void> {
  const connections = await openConnections({ ...team, servers: team.servers.slice(0, 1) }, 2);
  const bodies = everyEntity();
  const requests = bodies.map((body) => requestOf(body, team.headers)).values();
  await sendLoad(connections, () => requests.next().value!, { seconds: Infinity, most: bodies.length });
  for (const connection of connections) connection.close();
}

/** One turn for several: each figure by this function. */
const combined = (turns: readonly Turn[], by: (figures: readonly number[]) => number): Turn => ({
  ms: by(turns.map(({ ms }) => ms)),
  calls: by(turns.map(({ calls }) => calls)),
});

const mean = (figures: readonly number[]) => figures.reduce((sum, one) => sum + one, 0) / figures.length;

/** Measures all modes of a group beside their peer, query by query. */
export async function measureGroup(
  modes: readonly Mode[],
  queries: readonly CpuQuery[],
  options: RoundOptions,
): Promise<Figures[]> {
  const { group } = modes[0]!;
  const contenders = modes.map(({ gateway }) => gateway);
  const answers = new Map<string, string>();
  const kinds = group.needsAnswers ? contenders : [group.served(answers), ...contenders];
  const teams = await startTeams(Array.from({ length: group.copies ?? 1 }, () => kinds).flat(), options.pinned);
  if (group.needsAnswers) {
    for (const query of queries) answers.set(bodyOf(query), await askTeam(teams[0]!, bodyOf(query)));
    teams.unshift(...(await startTeams([group.served(answers)], options.pinned)));
  }
  const [peer, ...gateways] = teams as [Team, ...Team[]];
  if (group.knowsAll) for (const team of teams) await learn(team);

  const figures: Figures[] = [];
  for (const query of queries) {
    const compared = group.isNew ? Array.from({ length: COMPARED }, (_, at) => FIRST_COMPARED + at) : [0];
    for (const at of compared) for (const gateway of gateways) await compareAnswers(peer, gateway, query, at);
    const before = await warmUpAll(teams, query, group, options);
    process.stderr.write(`${query.name}: ${before} turns of each server before the rounds\n`);
    const rounds: Turn[][] = [];
    for (let round = 0; round < options.rounds; round += 1) rounds.push(await takeTurns(teams, query, group, options));
    // The peer is the first of each copy, then come the modes.
    const turnsOf = (place: number) =>
      rounds.map((turns) => {
        const ofCopies = turns.filter((_, at) => at % (modes.length + 1) === place);
        return combined(ofCopies, mean);
      });
    const others = turnsOf(0);
    for (const [at, mode] of modes.entries()) {
      const own = turnsOf(at + 1);
      const ratios = own.map(({ ms }, round) => ms / others[round]!.ms);
      process.stderr.write(`${mode.name} ${query.name} ${median(ratios).toFixed(2)}\n`);
      figures.push({ mode, query, peer: combined(others, median), gateway: combined(own, median), ratios });
    }
  }
  for (const { servers } of teams) for (const server of servers) await server.stop();
  return figures;
}
