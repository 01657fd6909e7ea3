import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, request } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import type { Locator, Page } from "playwright-core";
import { openPage } from "../browser.ts";
import type { BrowserPage } from "../browser.ts";
import { endings } from "../runner/endings.ts";
import { startGateway } from "../start.ts";
import type { Gateway, StartOptions } from "../start.ts";

const run = promisify(execFile);
const PAGE = "examples/agent-desktop";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Mutations and queries that the page has sent. */
export interface Sent {
  operationName: string;
  variables: { input?: { idempotencyKey?: string; expectedVersion?: number }; [name: string]: unknown };
}

export interface Desk {
  gateway: Gateway;
  url: string;
  /** Headers that the host of the page adds to each request. A test may change them. */
  headers: Record<string, string>;
  page: Page;
  browser: BrowserPage;
  sent: Sent[];
  /** The event streams of the page. */
  streams: Streams;
  /** An item of the tree, by the beginning of its name. */
  item(name: string): Locator;
  close(): Promise<void>;
}

export interface Streams {
  /** Cuts the connections of all streams, and of each one that the page opens later, until `allow` is called. */
  refuse(): void;
  allow(): void;
  /** Keeps what the gateway sends on streams from now on. */
  hold(): void;
  /** Sends the first event that is kept on each stream, or all of them. */
  release(count?: number): void;
  /** Streams that the page has opened, by the name of their subscription. */
  opened(): string[];
}

interface DeskOptions extends StartOptions {
  headers?: Record<string, string>;
}

let built: Promise<string> | undefined;

/** The files of the page, built once in a process. */
function builtPage(): Promise<string> {
  built ??= buildPage();
  return built;
}

async function buildPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), "agent-desktop-"));
  endings.push(async () => rmSync(outDir, { recursive: true }));
  // In a process of its own: Jest sets NODE_ENV to `test`, with which React would be built for development.
  await run(process.execPath, ["node_modules/vite/bin/vite.js", "build", PAGE, "--outDir", outDir, "--emptyOutDir"], {
    env: { ...process.env, NODE_ENV: "production" },
  });
  return outDir;
}

/** Opens the page beside a real gateway with its sandbox. The page reaches both at one address, as behind a proxy. */
export async function openDesk({ headers: given = {}, ...options }: DeskOptions = {}): Promise<Desk> {
  const folder = await builtPage();
  const gateway = await startGateway({ cache: true, env: { CLIENT_REQUESTS_PER_MINUTE: "1200" }, ...options });
  const streams = createStreams();
  const headers = { ...given };
  const server = createServer((incoming, answer) => {
    if (incoming.url === "/graphql") {
      const isStream = incoming.headers.accept === "text/event-stream";
      if (isStream) streams.add(answer);
      if (!answer.destroyed) forward(gateway.url, headers, incoming, answer);
    } else sendFile(folder, incoming.url ?? "/", answer);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await openPage(url);
  const { page } = browser;
  await page.setViewportSize({ width: 1280, height: 800 });
  const sent: Sent[] = [];
  page.on("request", (each) => {
    if (each.method() === "POST") sent.push(each.postDataJSON() as Sent);
  });
  await page.getByRole("treeitem").first().waitFor();
  await isLive(page);
  return {
    ...{ gateway, url, headers },
    page,
    browser,
    sent,
    streams: {
      ...streams,
      opened: () => sent.map(({ operationName }) => operationName).filter((name) => name.endsWith("Changed")),
    },
    item: (name) => page.getByRole("treeitem", { name: new RegExp(`^${name.replaceAll(/[()?]/g, "\\$&")}`) }),
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await gateway.close();
    },
  };
}

/** Resolves once the page follows changes, and has read what it may have missed. */
export const isLive = (page: Page): Promise<void> => page.locator('.live[data-state="live"]').waitFor();

function createStreams() {
  /** What is kept for each stream. */
  const open = new Map<ServerResponse, (() => void)[]>();
  let isRefused = false;
  let isHeld = false;
  return {
    add(answer: ServerResponse) {
      if (isRefused) return void answer.destroy();
      const kept: (() => void)[] = [];
      open.set(answer, kept);
      answer.once("close", () => open.delete(answer));
      const send = answer.write.bind(answer) as (chunk: unknown) => boolean;
      answer.write = ((chunk: unknown) => (isHeld ? kept.push(() => send(chunk)) > 0 : send(chunk))) as typeof send;
    },
    refuse() {
      isRefused = true;
      for (const answer of open.keys()) answer.destroy();
    },
    allow: () => void (isRefused = false),
    hold: () => void (isHeld = true),
    release(count = Infinity) {
      isHeld = count !== Infinity;
      for (const kept of open.values()) for (const send of kept.splice(0, count)) send();
    },
  };
}

function forward(
  gateway: string,
  added: Record<string, string>,
  incoming: IncomingMessage,
  answer: ServerResponse,
): void {
  // Playwright turns the browser's cache off, and so Chromium asks past the cache of the gateway. No agent's browser does.
  const { "cache-control": _control, pragma: _pragma, ...headers } = incoming.headers;
  const { method } = incoming;
  const onward = request(`${gateway}/graphql`, { method, headers: { ...headers, ...added } }, (response) => {
    answer.writeHead(response.statusCode ?? 502, response.headers);
    response.pipe(answer);
  });
  onward.on("error", () => answer.destroy());
  answer.on("close", () => onward.destroy());
  incoming.pipe(onward);
}

function sendFile(folder: string, url: string, answer: ServerResponse): void {
  const path = join(folder, url === "/" ? "index.html" : url);
  if (!existsSync(path)) return void answer.writeHead(404).end();
  answer.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream" }).end(readFileSync(path));
}

/** The text that the focused element shows: its value, or its content. */
export const focusedText = (page: Page): Promise<string> =>
  page.evaluate("document.activeElement.value || document.activeElement.textContent");

/** Searches by keys, and waits for the results. */
export async function search({ page }: Desk, phrase: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type(phrase);
  await page.getByRole("tree", { name: `Results for ${phrase}`, exact: true }).waitFor();
}

/** Opens a response by a click in its library. */
export async function openResponse({ page, item }: Desk, library: string, name: string): Promise<void> {
  await item(library).click();
  await item(name).click();
  await page.getByRole("heading", { name, level: 2 }).waitFor();
}
