import { createRequire } from "node:module";
import { login } from "./rest-client.ts";
import type { Sandbox } from "../../sandbox/server.ts";

export type Row = Record<string, unknown> & { id: string; name: string; version: number };

export interface Page<T = Row> {
  entities: T[];
  total: number;
  pageCount: number;
  pageNumber: number;
  pageSize: number;
  nextUri?: string;
}

type Paged = (options?: { pageSize?: number; pageNumber?: number }) => Promise<Page>;
type One = (id: string) => Promise<Row>;
type Make = (body: object) => Promise<Row>;
type Remove = (id: string) => Promise<unknown>;

/** The 14 calls of the 2019 client that are gone from every later one. */
export interface OlderApi {
  getMessagingIntegrationsFacebook: Paged;
  getMessagingIntegrationsFacebookIntegrationId: One;
  postMessagingIntegrationsFacebook: Make;
  deleteMessagingIntegrationsFacebookIntegrationId: Remove;
  getMessagingIntegrationsTwitter: Paged;
  getMessagingIntegrationsTwitterIntegrationId: One;
  postMessagingIntegrationsTwitter: Make;
  deleteMessagingIntegrationsTwitterIntegrationId: Remove;
  getMessagingIntegrationsLine: Paged;
  getMessagingIntegrationsLineIntegrationId: One;
  postMessagingIntegrationsLine: Make;
  putMessagingIntegrationsLineIntegrationId(id: string, body: object): Promise<Row>;
  deleteMessagingIntegrationsLineIntegrationId: Remove;
  getMessagingSticker(messenger: string, options?: { pageSize?: number; pageNumber?: number }): Promise<Page>;
}

interface SeedPlatform {
  ApiClient: { instance: { basePath: string; setAccessToken(token: string): void } };
  MessagingApi: new () => OlderApi;
}

// Its types call themselves by the name of today's client and would mix with that one's, so they are left aside.
const platform = createRequire(import.meta.url)("purecloud-platform-client-v2-seed") as SeedPlatform;

/** The vendor's client of 2019, unchanged, pointed at a sandbox. Its login address is fixed, so it gets a token. */
export async function olderApiOf(sandbox: Sandbox): Promise<OlderApi> {
  const { token } = await login(sandbox);
  platform.ApiClient.instance.basePath = sandbox.url;
  platform.ApiClient.instance.setAccessToken(token);
  return new platform.MessagingApi();
}
