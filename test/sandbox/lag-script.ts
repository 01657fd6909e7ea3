import * as fc from "fast-check";
import { smallData } from "../../sandbox/data/small.ts";
import { integrationId, libraryId, profileId, responseId, settingId } from "../ids.ts";
import { librariesPath, olderPath, responsesPath, todaysPath, type Json, type RestAnswer } from "./rest-client.ts";

export type Kind = "library" | "response" | "setting" | "profile" | "open" | "facebook" | "line";

/** The ids that writes and reads use, with those of entities that were created or deleted, and the last versions seen. */
export interface Known {
  ids: Record<Kind, string[]>;
  versions: Map<string, unknown>;
}

export interface RestCall {
  method: string;
  path: string;
  body?: Json;
}

/** One write of a script. `at` chooses among the ids that are known when it runs. */
export interface Write {
  what: keyof typeof writes;
  at: number;
  name: string;
  /** On the older messaging paths, if they have the operation. */
  isOld: boolean;
}

export function initiallyKnown(): Known {
  const { libraries, responses } = smallData();
  return {
    ids: {
      library: [1, 2, 8].map(libraryId),
      response: [1, 12, 49].map(responseId),
      setting: [1, 2, 5].map(settingId),
      profile: [1, 2, 4].map(profileId),
      open: [9].map(integrationId),
      facebook: [1].map(integrationId),
      line: [14].map(integrationId),
    },
    versions: new Map([...libraries, ...responses].map(({ id, version }) => [id, version])),
  };
}

/** Prefixes of the integrations' paths of each generation. */
export const channels = `${todaysPath}/integrations`;
export const olderChannels = `${olderPath}/integrations`;
export const resolutions = `${todaysPath}/identityresolution/integrations`;
const root = ({ isOld }: Write) => (isOld ? olderPath : todaysPath);
const some = ({ ids }: Known, kind: Kind, { at }: Write) => ids[kind][at % ids[kind].length]!;
const text = (content: string) => ({ contentType: "text/plain", content });
// One in four versions is old.
const version = ({ versions }: Known, id: string, { at }: Write) =>
  Number(versions.get(id) ?? 1) - (at % 4 === 3 ? 1 : 0);
const hook = (name: string) => ({
  name,
  outboundNotificationWebhookUrl: "https://hooks.example.com",
  outboundNotificationWebhookSignatureSecretToken: "0123456789abcdef",
});

// Creations first: their ids are remembered under the last word of the name.
const writes = {
  "create library": (_: Known, { name }: Write) => ({ method: "POST", path: librariesPath, body: { name } }),
  "create response": (known: Known, write: Write) => ({
    method: "POST",
    path: responsesPath,
    body: { name: write.name, libraries: [{ id: some(known, "library", write) }], texts: [text(write.name)] },
  }),
  "create setting": (_: Known, write: Write) => ({
    method: "POST",
    path: `${root(write)}/settings`,
    body: { name: write.name },
  }),
  "create profile": (_: Known, write: Write) => ({
    method: "POST",
    path: `${root(write)}/supportedcontent`,
    body: { name: write.name },
  }),
  "create open": (_: Known, { name }: Write) => ({ method: "POST", path: `${channels}/open`, body: hook(name) }),
  "create facebook": (_: Known, { name, isOld }: Write) => ({
    method: "POST",
    path: `${isOld ? olderChannels : channels}/facebook`,
    body: { name, pageAccessToken: "secret-page", appId: "1", appSecret: "secret-app" },
  }),
  "create line": (_: Known, { name }: Write) => ({ method: "POST", path: `${olderChannels}/line`, body: { name } }),
  "change library"(known: Known, write: Write) {
    const id = some(known, "library", write);
    const body = { name: write.name, version: version(known, id, write) };
    return { method: "PUT", path: `${librariesPath}/${id}`, body };
  },
  "change response"(known: Known, write: Write) {
    const id = some(known, "response", write);
    const libraries = [{ id: some(known, "library", { ...write, at: write.at >> 2 }) }];
    const body = { name: write.name, libraries, texts: [text(write.name)], version: version(known, id, write) };
    return { method: "PUT", path: `${responsesPath}/${id}`, body };
  },
  "change setting": (known: Known, write: Write) => ({
    method: "PATCH",
    path: `${root(write)}/settings/${some(known, "setting", write)}`,
    body: { name: write.name },
  }),
  "change profile": (known: Known, write: Write) => ({
    method: "PATCH",
    path: `${root(write)}/supportedcontent/${some(known, "profile", write)}`,
    body: { name: write.name },
  }),
  "change open": (known: Known, write: Write) => ({
    method: "PATCH",
    path: `${channels}/open/${some(known, "open", write)}`,
    body: { name: write.name, supportedContent: { id: some(known, "profile", { ...write, at: write.at >> 2 }) } },
  }),
  "change facebook": (known: Known, write: Write) => ({
    method: "PATCH",
    path: `${channels}/facebook/${some(known, "facebook", write)}`,
    body: { name: write.name, messagingSetting: { id: some(known, "setting", { ...write, at: write.at >> 2 }) } },
  }),
  "change line": (known: Known, write: Write) => ({
    method: "PUT",
    path: `${olderChannels}/line/${some(known, "line", write)}`,
    body: { name: write.name, channelId: "1", channelSecret: "secret-line" },
  }),
  "choose setting": (known: Known, write: Write) => ({
    method: "PUT",
    path: `${root(write)}/settings/default`,
    body: { settingId: some(known, "setting", write) },
  }),
  "choose no setting": (_: Known, write: Write) => ({ method: "DELETE", path: `${root(write)}/settings/default` }),
  "choose profile": (known: Known, write: Write) => ({
    method: "PUT",
    path: `${todaysPath}/supportedcontent/default`,
    body: { id: some(known, "profile", write) },
  }),
  "change timeline": (_: Known, { at }: Write) => ({
    method: "PUT",
    path: `${todaysPath}/threadingtimeline`,
    body: { settings: [{ messengerType: ["open", "sms", "apple"][at % 3]!, timeoutInMinutes: 1 + at }] },
  }),
  "change resolution": (known: Known, write: Write) => ({
    method: "PUT",
    path: `${resolutions}/facebook/${some(known, "facebook", write)}`,
    body: { resolveIdentities: write.at % 2 === 0 },
  }),
  "delete library": (known: Known, write: Write) => ({
    method: "DELETE",
    path: `${librariesPath}/${some(known, "library", write)}`,
  }),
  "delete response": (known: Known, write: Write) => ({
    method: "DELETE",
    path: `${responsesPath}/${some(known, "response", write)}`,
  }),
  "delete setting": (known: Known, write: Write) => ({
    method: "DELETE",
    path: `${root(write)}/settings/${some(known, "setting", write)}`,
  }),
  "delete profile": (known: Known, write: Write) => ({
    method: "DELETE",
    path: `${root(write)}/supportedcontent/${some(known, "profile", write)}`,
  }),
  "delete open": (known: Known, write: Write) => ({
    method: "DELETE",
    path: `${channels}/open/${some(known, "open", write)}`,
  }),
  "delete line": (known: Known, write: Write) => ({
    method: "DELETE",
    path: `${olderChannels}/line/${some(known, "line", write)}`,
  }),
};

export const WRITE_NAMES = Object.keys(writes) as (keyof typeof writes)[];

export const write: fc.Arbitrary<Write> = fc.record({
  what: fc.constantFrom(...WRITE_NAMES),
  at: fc.nat(1000),
  name: fc.constantFrom("Amber", "Beryl", "Coral"),
  isOld: fc.boolean(),
});

export function callOf(known: Known, script: Write): RestCall {
  return writes[script.what](known, script);
}

/** Remembers what the answer of a write shows. */
export function learn({ ids, versions }: Known, { what }: Write, { status, body }: RestAnswer): void {
  if (status >= 300 || typeof body.id !== "string") return;
  versions.set(body.id, body.version);
  if (what.startsWith("create ")) ids[what.slice("create ".length) as Kind].push(body.id);
}
