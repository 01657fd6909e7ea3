import { argumentsOrExit } from "../cli/arguments.ts";
import { endPrograms } from "../test/process.ts";
import { demand } from "./demand.ts";
import type { Demand } from "./demand.ts";
import { mostInAMinute } from "./most-in-a-minute.ts";
import { countBy, percent, print, printTable } from "./print.ts";

const { values } = argumentsOrExit({
  usage: "npm run bench:rate-limit",
  about: "Shows how the gateway meets more demand than the rate limit allows, with an outage in the middle.",
  flags: { seconds: { value: "NUMBER", meaning: "How long the demand lasts.", default: 150, min: 1 } },
});
const { seconds } = values;
const LIMIT = 300;
const PER_MINUTE = 1000;
const outage = { from: seconds / 3, to: (seconds * 3) / 5 };

/** Prints how the demand was met. Returns the broken bars. */
function report(title: string, { answered, arrivals, begin }: Demand): string[] {
  const most = mostInAMinute(arrivals.map(({ at }) => at));
  const refusals = arrivals.filter(({ status }) => status === 429).length;
  const unanswered = answered.filter(({ status }) => status !== 200).length;
  const limited = answered.filter(({ how }) => how === "UPSTREAM_RATE_LIMITED");
  const mute = limited.filter(({ hasRetryAfter }) => !hasRetryAfter).length;
  const others = answered.filter(({ how }) => !["data", "stale", "UPSTREAM_RATE_LIMITED"].includes(how)).length;
  const longest = Math.max(...answered.map(({ waited }) => waited)) / 1000;

  print(title);
  print();
  printTable(
    ["", "figure", "bar"],
    [
      ["queries", answered.length, ""],
      ["REST calls", arrivals.length, ""],
      ["most REST calls in any 60 s", most, `<= ${LIMIT}`],
      ["answers 429 of the sandbox", refusals, "0"],
      ["clients without an HTTP 200", unanswered, "0"],
      ...countBy(answered.map(({ how }) => how)).map(([how, count]) => [
        `answered: ${how}`,
        `${count} (${percent(count, answered.length)})`,
        "",
      ]),
      ["refused without retryAfter", mute, "0"],
      ["other errors", others, "0"],
      ["longest wait in seconds", longest.toFixed(1), "<= 30"],
    ],
  );
  print();
  const slices = Math.ceil(seconds / 10);
  const within = (at: number) => Math.min(slices - 1, Math.floor(at / 10_000));
  const calls = Array.from({ length: slices }, () => 0);
  const data = [...calls];
  for (const { at } of arrivals) calls[within(at - begin)]! += 1;
  for (const { at, how } of answered) if (how === "data" || how === "stale") data[within(at)]! += 1;
  print(`REST calls in each 10 s: ${calls.join(" ")}`);
  print(`queries of each 10 s that got data: ${data.join(" ")}`);
  print();
  return [
    ...(most > LIMIT ? [`${most} calls in a minute`] : []),
    ...(refusals > 0 ? [`${refusals} answers 429 of the sandbox`] : []),
    ...(unanswered > 0 ? [`${unanswered} clients without an HTTP 200`] : []),
    ...(mute + others > 0 ? ["clients refused without a time to retry"] : []),
  ].map((bar) => `${title}: ${bar}`);
}

const options = { seconds, perMinute: PER_MINUTE, rateLimit: LIMIT };
try {
  // In parallel, each with its own sandbox, Redis and replicas: the load is low, but the run is long.
  const [steady, broken] = await Promise.all([demand(options), demand({ ...options, outage })]);
  print(
    `${PER_MINUTE} queries a minute for ${seconds} s, all for different responses; a limit of ${LIMIT}, two replicas`,
  );
  print();
  const faults = [
    ...report("Redis is there", steady),
    ...report(`Redis is killed after ${outage.from} s and started again after ${outage.to} s`, broken),
  ];
  print(faults.length === 0 ? "Every bar is kept." : faults.map((fault) => `BROKEN: ${fault}`).join("\n"));
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  endPrograms();
}
