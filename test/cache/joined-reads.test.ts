import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { SandboxHold } from "../../sandbox/holds.ts";
import { endPrograms } from "../process.ts";
import { hasRedis, startRedis } from "../redis.ts";
import type { TestRedis } from "../redis.ts";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";
import { until } from "../until.ts";
import { BULK_WRITES, writesOn } from "../writes.ts";
import { empty, startReplicas } from "./replicas.ts";
import { VIEWS } from "./views.ts";

/** What was written would be put into the answers, and hide that a read has joined one from before the write. */
const NO_WINDOW = { GENESYS_CONSISTENCY_WINDOW: "0" };
/** What is held must not end by itself. */
const LONG = { GENESYS_ATTEMPT_TIMEOUT: "300", GENESYS_CALL_TIMEOUT: "300", REQUEST_TIMEOUT: "300" };
const env = { ...NO_WINDOW, ...LONG };
const queries = Object.values(VIEWS).map((field) => `{ ${field} }`);
/** Of the channels one is enough. A new integration changes by itself, so that two answers after the write may differ. */
const OTHER_CHANNELS = /^((create|activate)\w+|update(?!Open)\w+)Integration(ByEmbeddedSignup)?$/;
const every = [...writesOn("conversations").toReversed(), ...BULK_WRITES];
const writes = [...new Map(every.map((write) => [write.name, write])).values()].filter(
  ({ name }) => !OTHER_CHANNELS.test(name),
);
/** How many calls of each read are let through before the next one is held. */
const modes = [
  { mode: "one process", rounds: [0, 1] },
  ...(hasRedis ? [{ mode: "another replica", rounds: [0] }] : []),
];

describe.each(modes)("every kind of read held upstream in $mode, and asked again after a write", ({ mode, rounds }) => {
  let reader: Gateway;
  let writer: Gateway;
  let oracle: Gateway;
  let redis: TestRedis;
  beforeAll(async () => {
    if (mode === "another replica") redis = await startRedis();
    oracle = await startGateway();
  });
  afterAll(async () => {
    await oracle.close();
    endPrograms();
  });
  beforeEach(async () => {
    const { sandbox } = oracle;
    sandbox.reset();
    if (mode === "another replica") {
      await empty(redis);
      [reader, writer] = (await startReplicas(2, redis, { sandbox, env })) as [Gateway, Gateway];
    } else {
      reader = await startGateway({ cache: true, sandbox, env });
      writer = reader;
    }
  });
  afterEach(async () => {
    if (writer !== reader) await writer.close();
    await reader.close();
  });

  /** Waits until the number no longer changes. */
  async function untilStill(count: () => number) {
    let [before, looks] = [-1, 0];
    await until(() => {
      looks = count() === before ? looks + 1 : 0;
      before = count();
      return looks > 8;
    });
  }
  /** Waits until no further call arrives: each read waits for one that is held. */
  const untilHeld = (hold: SandboxHold) => untilStill(hold.held);

  const askAll = async ({ query }: Gateway) => Promise.all(queries.map((text) => query(text)));

  test.each(writes.flatMap((write) => rounds.map((round) => ({ ...write, round }))))(
    "$name, in call $round",
    async ({ query, variables, round }) => {
      const hold = oracle.sandbox.hold("*");
      const first = askAll(reader);
      await untilHeld(hold);
      for (let passed = 0; passed < round; passed += 1) {
        for (let left = hold.held(); left > 0; left -= 1) hold.releaseOne(0);
        await untilHeld(hold);
      }
      hold.stop();
      const held = hold.held();
      const { errors } = await writer.query(query, variables);
      expect(errors).toBeUndefined();
      expect(hold.held()).toBe(held);
      const truth = await askAll(oracle);
      let ended = 0;
      const again = [reader, writer].map(async ({ query: ask }) =>
        Promise.all(
          queries.map(async (text) => {
            const answer = await ask(text);
            ended += 1;
            return answer;
          }),
        ),
      );
      // A read that the write does not concern may wait for one that is held.
      await untilStill(() => ended);
      hold.release();
      for (const answers of await Promise.all(again)) expect(answers).toEqual(truth);
      await first;
      expect(await askAll(reader)).toEqual(truth);
    },
  );
});
