import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@jest/globals";
import { freePort } from "../free-port.ts";
import { openStream } from "../subscriptions/live.ts";

const DISPLAYED = /^(Sandbox|Gateway): (http:\/\/127\.0\.0\.1:\d+)/gm;

test("one command starts sandbox, gateway and page at one address, and ends them all", async () => {
  const port = await freePort();
  const child = spawn(process.execPath, ["examples/agent-desktop/start.ts", "--port", String(port)], {
    // Vite colours its addresses where it takes the machine for one that does.
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit");
  try {
    let output = "";
    for await (const chunk of child.stdout.setEncoding("utf8")) {
      output += chunk;
      if (output.includes(`:${port}/`)) break;
    }
    const addresses = [...output.matchAll(DISPLAYED)].map(([, , address]) => address!);
    expect(addresses).toHaveLength(2);

    const page = `http://127.0.0.1:${port}/`;
    expect(await (await fetch(page)).text()).toContain('<div id="root">');
    const answer = await fetch(`${page}graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-explain": "cost" },
      body: JSON.stringify({ query: "{ libraries(first: 1) { nodes { name } } }" }),
    });
    expect(await answer.json()).toMatchObject({
      data: { libraries: { nodes: [{ name: "Billing" }] } },
      extensions: { cost: { made: 1 } },
    });

    // Streams pass through too, and keep nothing from ending.
    const stream = await openStream({ url: page.slice(0, -1) }, "subscription { libraryChanged { libraryId } }");
    const created = await fetch(`${page}graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: `mutation { createLibrary(input: { name: "New" }) { library { id } } }` }),
    });
    const { data } = (await created.json()) as { data: { createLibrary: { library: { id: string } } } };
    expect(JSON.parse((await stream.next())!.data!)).toEqual({
      data: { libraryChanged: { libraryId: data.createLibrary.library.id } },
    });

    child.kill("SIGINT");
    expect(await exit).toEqual([0, null]);
    for (const address of [page, ...addresses]) await expect(fetch(address)).rejects.toThrow("fetch failed");
  } finally {
    child.kill("SIGKILL");
  }
});
