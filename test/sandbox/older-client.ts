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

/** The 14 methods of the 2019 client that later clients lack. */
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

// Its types declare the module name of today's client, so they cannot be used beside those.
const platform = createRequire(import.meta.url)("purecloud-platform-client-v2-seed") as SeedPlatform;

/** The vendor's client of 2019, unchanged, for a sandbox. Its login address is fixed, so it gets a token directly. */
export async function olderApiOf(sandbox: Sandbox): Promise<OlderApi> {
  const { token } = await login(sandbox);
  platform.ApiClient.instance.basePath = sandbox.url;
  platform.ApiClient.instance.setAccessToken(token);
  return new platform.MessagingApi();
}
