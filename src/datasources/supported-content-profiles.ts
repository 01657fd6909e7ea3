import type { Models } from "purecloud-platform-client-v2";
import { statusError } from "../errors.ts";
import { createCollection } from "./collection.ts";
import { createDefaultEntity } from "./default-entity.ts";
import type { Loaded } from "./loader.ts";
import { merge } from "./merge.ts";
import type { Changes } from "./merge.ts";
import { featureUnavailable, messagingRoute } from "./messaging-api.ts";
import type { MessagingApi } from "./messaging-api.ts";
import type { Connection, Window } from "./paging.ts";
import type { Rest } from "./rest.ts";
import type { GenesysUser } from "./users.ts";

/** A supported content profile as the REST API answers it; a reference to one may hold nothing but the id. */
export type GenesysSupportedContent = Omit<Models.SupportedContent, "name" | "createdBy" | "modifiedBy"> & {
  id: string;
  name?: string;
  createdBy?: GenesysUser;
  modifiedBy?: GenesysUser;
};

export type SupportedContentChanges = Changes<Pick<GenesysSupportedContent, "name" | "mediaTypes">>;

export interface SupportedContentProfiles {
  byId(id: string): Promise<GenesysSupportedContent | null>;
  byIds(ids: readonly string[]): Promise<Loaded<GenesysSupportedContent>[]>;
  page(window: Window): Promise<Connection<GenesysSupportedContent>>;
  /** The default of the organization; read once a request, `null` when there is none. */
  default(): Promise<GenesysSupportedContent | null>;
  create(profile: SupportedContentChanges): Promise<GenesysSupportedContent>;
  /** Sends only what the changes name, and the name, which the REST API makes mandatory. */
  update(id: string, changes: SupportedContentChanges): Promise<GenesysSupportedContent>;
  delete(id: string): Promise<void>;
  setDefault(id: string): Promise<GenesysSupportedContent>;
}

const NO_DEFAULT = "Default supported content profiles";

/** The supported content profiles of the organization, for the length of one request. */
export function createSupportedContentProfiles(rest: Rest, api: MessagingApi): SupportedContentProfiles {
  const list = messagingRoute(api, "supportedcontent");
  const routes = {
    what: "Supported content profiles",
    list,
    one: `${list}/{supportedContentId}`,
    idName: "supportedContentId",
  };
  const profiles = createCollection<GenesysSupportedContent>(rest, routes, { hasBuiltIn: true });
  const defaultProfile = createDefaultEntity(profiles, `${list}/default`);

  /** The paths before today's have no default profile. */
  async function today<T>(work: () => Promise<T>): Promise<T> {
    if (api === "messaging") throw featureUnavailable(NO_DEFAULT);
    return work();
  }

  return {
    byId: profiles.byId,
    byIds: profiles.byIds,
    page: profiles.page,
    default: () => today(defaultProfile.read),
    create: (profile) => profiles.create(merge({}, profile)),
    update: async (id, changes) => {
      const current = changes.name === undefined ? await profiles.read(id) : undefined;
      if (current === null) throw statusError({ status: 404 }, undefined, { fields: ["id"] });
      return profiles.update("PATCH", id, { ...(current && { name: current.name }), ...changes });
    },
    delete: profiles.delete,
    setDefault: (id) => today(() => defaultProfile.set({ id })),
  };
}
