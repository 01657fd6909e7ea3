import type { Models } from "purecloud-platform-client-v2";
import { statusError } from "../errors.ts";
import { createCollection } from "./collection.ts";
import { createDefaultEntity } from "./default-entity.ts";
import type { Loaded } from "./loader.ts";
import { messagingRoute } from "./messaging-api.ts";
import type { MessagingApi } from "./messaging-api.ts";
import type { Changes } from "./merge.ts";
import { merge } from "./merge.ts";
import type { Connection, Window } from "./paging.ts";
import type { Rest } from "./rest.ts";
import type { GenesysUser } from "./users.ts";

/** A messaging setting as the REST API answers it; a reference to one may hold nothing but the id. */
export type GenesysMessagingSetting = Omit<Models.MessagingSetting, "createdBy" | "updatedBy"> & {
  id: string;
  createdBy?: GenesysUser;
  updatedBy?: GenesysUser;
};

export type MessagingSettingChanges = Changes<Pick<GenesysMessagingSetting, "name" | "content" | "event">>;

export interface MessagingSettings {
  byId(id: string): Promise<GenesysMessagingSetting | null>;
  byIds(ids: readonly string[]): Promise<Loaded<GenesysMessagingSetting>[]>;
  page(window: Window): Promise<Connection<GenesysMessagingSetting>>;
  /** The default of the organization; read once a request, `null` when there is none. */
  default(): Promise<GenesysMessagingSetting | null>;
  create(setting: MessagingSettingChanges): Promise<GenesysMessagingSetting>;
  /** Sends only what the changes name. */
  update(id: string, changes: MessagingSettingChanges): Promise<GenesysMessagingSetting>;
  delete(id: string): Promise<void>;
  setDefault(id: string): Promise<GenesysMessagingSetting>;
  clearDefault(): Promise<void>;
}

/** The messaging settings of the organization, for the length of one request. */
export function createMessagingSettings(rest: Rest, api: MessagingApi): MessagingSettings {
  const list = messagingRoute(api, "settings");
  const settings = createCollection<GenesysMessagingSetting>(rest, {
    what: "Messaging settings",
    list,
    one: `${list}/{messageSettingId}`,
    idName: "messageSettingId",
  });
  const defaultSetting = createDefaultEntity(settings, `${list}/default`);

  return {
    byId: settings.byId,
    byIds: settings.byIds,
    page: settings.page,
    default: defaultSetting.read,
    create: (setting) => settings.create(merge({}, setting)),
    update: async (id, changes) => {
      // The path before today's makes the name mandatory.
      const needsName = api === "messaging" && changes.name === undefined;
      const current = needsName ? await settings.read(id) : undefined;
      if (current === null) throw statusError({ status: 404 }, undefined, { fields: ["id"] });
      return settings.update("PATCH", id, { ...(current && { name: current.name }), ...changes });
    },
    delete: settings.delete,
    setDefault: (id) => defaultSetting.set({ settingId: id }),
    clearDefault: defaultSetting.clear,
  };
}
