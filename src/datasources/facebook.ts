import { messagingCircuit, messagingRoute } from "./messaging-api.ts";
import type { MessagingApi } from "./messaging-api.ts";
import { featureUnavailable, unavailableIfGone } from "./rest/feature-unavailable.ts";
import { isObject } from "./rest/merge.ts";
import { asEntity, asObject } from "./rest/parse.ts";
import { nullIfNotFound } from "./rest/read-by-id.ts";
import type { Rest } from "./rest/rest.ts";
import type { CachedCall } from "./rest/rest-call.ts";

/** The Facebook app of Genesys Cloud. */
export interface GenesysFacebookApp {
  id: string;
}

/** A permission that Genesys Cloud's app needs from the owner of a page or account. */
export interface GenesysFacebookPermission {
  name?: string;
  type?: string;
}

export interface Facebook {
  /** `null` where Genesys Cloud has none. Read once a request; throws FEATURE_UNAVAILABLE on the older paths. */
  app(): Promise<GenesysFacebookApp | null>;
  /** The same for the permissions. The list has no pages. */
  permissions(): Promise<GenesysFacebookPermission[] | null>;
}

/** The paths of the app and its permissions. Only the current paths have them. */
export const FACEBOOK_ROUTES = {
  app: messagingRoute("conversations", "facebook/app"),
  permissions: messagingRoute("conversations", "facebook/permissions"),
} as const;

/** The gateway has no writes of them, so no tag ever changes. */
const readCall = (route: string): CachedCall => ({
  method: "GET",
  route,
  circuit: messagingCircuit("conversations", "facebook"),
  cache: { kind: "messaging", tags: [], hasNoId: true },
});

/** Genesys Cloud's Facebook app, for one request. */
export function createFacebook(rest: Rest, api: MessagingApi): Facebook {
  let app: Promise<GenesysFacebookApp | null> | undefined;
  let permissions: Promise<GenesysFacebookPermission[] | null> | undefined;

  async function read(what: string, route: string): Promise<object> {
    if (api !== "conversations") throw featureUnavailable(what);
    return asObject(await unavailableIfGone(what, rest.read(readCall(route))));
  }

  return {
    app: () => (app ??= nullIfNotFound(read("Facebook apps", FACEBOOK_ROUTES.app).then(asEntity<GenesysFacebookApp>))),
    permissions: () =>
      (permissions ??= nullIfNotFound(read("Facebook permissions", FACEBOOK_ROUTES.permissions).then(rowsOf))),
  };
}

/** The permissions have no ids, so no row is an entity. */
function rowsOf(answer: object): GenesysFacebookPermission[] {
  const { entities } = answer as { entities?: unknown };
  return Array.isArray(entities) ? entities.filter(isObject) : [];
}
