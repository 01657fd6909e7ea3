import { messagingCircuit, messagingRoute } from "./messaging-api.ts";
import type { MessagingApi } from "./messaging-api.ts";
import { entityName } from "./rest/entity-rules.ts";
import { featureUnavailable, unavailableIfGone } from "./rest/feature-unavailable.ts";
import { asObject } from "./rest/parse.ts";
import { nullIfNotFound } from "./rest/read-by-id.ts";
import type { Rest } from "./rest/rest.ts";
import type { CachedCall, RestReadOptions, WriteCall } from "./rest/rest-call.ts";
import { refuse } from "./rest/validation.ts";
import type { WriteResult } from "./rest/versioned-update.ts";

/** How long a conversation takes new messages after its end, in minutes, as the REST API answers it. There is one. */
export interface GenesysThreadingTimeline {
  id?: string;
  settings?: GenesysThreadingWindow[];
  /** For every channel that is not among `settings`. */
  defaultTimeoutMinutes?: number;
}

export interface GenesysThreadingWindow {
  messengerType?: string;
  timeoutInMinutes?: number;
}

export interface ThreadingTimelines {
  /** Read once a request; `null` where there is none. Throws FEATURE_UNAVAILABLE on the older paths. */
  read(): Promise<GenesysThreadingTimeline | null>;
  /** Replaces all windows: a channel that is left out gets the platform's default. */
  replace(settings: readonly GenesysThreadingWindow[]): Promise<WriteResult<GenesysThreadingTimeline>>;
}

const WHAT = "Threading timelines";
const TAG = "threading-timeline";
/** There is one in an organization. */
const TIMELINE = { kind: TAG, object: entityName(TAG, "organization") };
const CIRCUIT = messagingCircuit("conversations", "threadingtimeline");

/** The path of the timeline. Only the current paths have it. */
export const THREADING_ROUTE = messagingRoute("conversations", "threadingtimeline");

const readCall: CachedCall = {
  method: "GET",
  route: THREADING_ROUTE,
  circuit: CIRCUIT,
  cache: { kind: "messaging", tags: [TAG], hasNoId: true, shows: TIMELINE },
};

const replaceCall = (body: object): WriteCall => ({
  method: "PUT",
  route: THREADING_ROUTE,
  circuit: CIRCUIT,
  body,
  changes: () => [TAG],
  writes: TIMELINE,
});

/** The threading timeline of the organization, for one request. */
export function createThreadingTimelines(rest: Rest, api: MessagingApi): ThreadingTimelines {
  let reading: Promise<GenesysThreadingTimeline | null> | undefined;

  async function call(sending: () => Promise<unknown>): Promise<GenesysThreadingTimeline> {
    if (api !== "conversations") throw featureUnavailable(WHAT);
    return asObject(await unavailableIfGone(WHAT, sending()));
  }

  const read = (options?: RestReadOptions) => nullIfNotFound(call(() => rest.read(readCall, options)));

  return {
    read: () => (reading ??= read()),
    replace: async (settings) => {
      refuse(settings.flatMap(lineFaults));
      reading = undefined;
      const before = rest.dryRun ? await read({ bypassCache: true }) : undefined;
      const options = {
        before: before ?? (await rest.peek(readCall)),
        preview: { ...before, settings },
        hasNoId: true,
      };
      const write = () => rest.write(replaceCall({ settings }), options);
      return { entity: await call(write), ...(before !== undefined && { before }) };
    },
  };
}

/** ConversationThreadingWindowSetting.messengerType has no LINE. */
function lineFaults({ messengerType }: GenesysThreadingWindow, at: number) {
  if (messengerType !== "line") return [];
  return [{ field: `settings[${at}].channel`, message: "LINE has no threading window." }];
}
