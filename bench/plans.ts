import { startSandbox } from "../sandbox/server.ts";
import type { Sandbox } from "../sandbox/server.ts";
import { startGateway } from "../test/start.ts";
import { naiveCalls, NAIVE_RULE, withTypeNames } from "./naive.ts";
import { print, printTable } from "./print.ts";
import { queries } from "./queries.ts";

/** Prints the cost of each query: by a naive plan, cold and warm. Returns the broken bars. */
export async function benchQueries(): Promise<string[]> {
  const sandbox = await startSandbox({ size: "large" });
  const broken: string[] = [];
  const rows = [];
  for (const { name, query, variables, bar } of queries) {
    const gateway = await startGateway({ cache: true, sandbox });
    const cold = await gateway.counted(query, variables);
    const warm = await gateway.counted(query, variables);
    const naive = naiveCalls((await gateway.query(withTypeNames(query), variables)).data);
    await gateway.close();
    rows.push([name, naive, cold.calls, warm.calls, bar ?? ""]);
    if (cold.errors || warm.errors) broken.push(`errors in ${name}`);
    if (bar !== undefined && cold.calls > bar) broken.push(`${name}: ${cold.calls} calls cold instead of ${bar}`);
    if (warm.calls > 0) broken.push(`${name}: ${warm.calls} calls warm instead of none`);
  }
  await sandbox.close();
  print(NAIVE_RULE);
  print();
  printTable(["query (200 libraries, 5,000 responses)", "naive", "cold", "warm", "bar cold"], rows);
  return broken;
}

const MOST_WALK_CALLS = 12;

/** Prints the cost of reading all responses one by one. Returns the bar if it was broken. */
export async function benchWalk(): Promise<string[]> {
  const sandbox: Sandbox = await startSandbox({ size: "large" });
  const gateway = await startGateway({ cache: true, sandbox });
  const query = `query ($after: String) { searchResponses(first: 100, after: $after) {
    nodes { id name } pageInfo { hasNextPage endCursor } } }`;
  const ids = new Set<string>();
  let queryCount = 0;
  let after: string | null = null;
  sandbox.resetCalls();
  do {
    const { data } = await gateway.query(query, { after });
    const { nodes, pageInfo } = (
      data as {
        searchResponses: {
          nodes: { id: string }[];
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
        };
      }
    ).searchResponses;
    for (const { id } of nodes) ids.add(id);
    queryCount += 1;
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after !== null);
  const { total } = sandbox.calls();
  await gateway.close();
  await sandbox.close();
  print(
    `Walking ${ids.size} responses in ${queryCount} queries of 100: ${total} calls, at most ${MOST_WALK_CALLS} allowed.`,
  );
  return [
    ...(total > MOST_WALK_CALLS ? [`a walk costs ${total} calls`] : []),
    ...(ids.size === 5000 ? [] : [`a walk finds ${ids.size} responses of 5000`]),
  ];
}
