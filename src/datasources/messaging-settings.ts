import type { Models } from "purecloud-platform-client-v2";
import { inUse } from "../errors.ts";
import { createCollection } from "./rest/collection.ts";
import type { CollectionRoutes } from "./rest/collection.ts";
import { createDefaultEntity } from "./rest/default-entity.ts";
import type { DefaultOptions } from "./rest/default-entity.ts";
import type { Loaded } from "./rest/loader.ts";
import { messagingCircuit, messagingRoute } from "./messaging-api.ts";
import type { MessagingApi } from "./messaging-api.ts";
import type { Changes, KnownFields } from "./rest/merge.ts";
import { isObject, merge, withUnknown } from "./rest/merge.ts";
import type { Connection, Window } from "./rest/paging.ts";
import type { PromiseOrValue } from "./rest/promise-or-value.ts";
import type { Rest } from "./rest/rest.ts";
import { idFaults, missingFaults, nameFaults, refuse, sizeFaults } from "./rest/validation.ts";
import type { GenesysUser } from "./users.ts";
import { updateFields } from "./rest/versioned-update.ts";
import type { WriteResult } from "./rest/versioned-update.ts";

/** A messaging setting as the REST API answers it. A reference to one may have nothing but the id. */
export type GenesysMessagingSetting = Omit<Models.MessagingSetting, "createdBy" | "updatedBy"> & {
  id: string;
  createdBy?: GenesysUser;
  updatedBy?: GenesysUser;
};

export type MessagingSettingChanges = Changes<Pick<GenesysMessagingSetting, "name" | "content" | "event">>;

export interface MessagingSettings {
  byId(id: string): PromiseOrValue<GenesysMessagingSetting | null>;
  byIds(ids: readonly string[]): Promise<Loaded<GenesysMessagingSetting>[]>;
  /** Begins to read the list, because several of them will be asked for by ids that are not known yet. */
  readAhead(): void;
  page(window: Window): Promise<Connection<GenesysMessagingSetting>>;
  /** The default of the organization, read once a request; `null` when there is none. */
  default(): Promise<GenesysMessagingSetting | null>;
  create(setting: MessagingSettingChanges): Promise<WriteResult<GenesysMessagingSetting>>;
  /** Sends the changed fields, and of changed objects the stored fields that the gateway does not know. */
  update(
    id: string,
    changes: MessagingSettingChanges,
    expectedVersion?: number | null,
  ): Promise<WriteResult<GenesysMessagingSetting>>;
  delete(id: string): Promise<void>;
  /** Answers the previous default in a dry run only. */
  setDefault(id: string, options: DefaultOptions): Promise<WriteResult<GenesysMessagingSetting>>;
  /** Answers the previous default in a dry run only; `null` when there is none. */
  clearDefault(options: DefaultOptions): Promise<GenesysMessagingSetting | null | undefined>;
}

/** The fields of the objects that a PATCH replaces as a whole. */
const KNOWN: KnownFields = {
  content: { story: { mention: { inbound: true }, reply: { inbound: true } } },
  event: { typing: { on: { inbound: true, outbound: true } } },
};

/** The kind of messaging settings among the entities that an answer shows. */
export const SETTING = "setting";
/** Tag that changes with every write of a messaging setting. */
export const SETTINGS_TAG = "settings";

/** The paths of messaging settings, in the words of the REST contract. */
export function settingRoutes(api: MessagingApi): CollectionRoutes & { default: string } {
  const list = messagingRoute(api, "settings");
  return {
    what: "Messaging settings",
    list,
    one: `${list}/{messageSettingId}`,
    idName: "messageSettingId",
    circuit: messagingCircuit(api, "settings"),
    default: `${list}/default`,
  };
}

/** The messaging settings of the organization, for one request. */
export function createMessagingSettings(rest: Rest, api: MessagingApi): MessagingSettings {
  const routes = settingRoutes(api);
  const cache = { kind: "messaging", changedBy: ["messaging-setting"], tags: [SETTINGS_TAG] } as const;
  const settings = createCollection<GenesysMessagingSetting>(
    rest,
    { ...routes, cache, changes: [SETTINGS_TAG], shows: { kind: SETTING } },
    { isUniform: true, hasDefault: true },
  );
  const defaultSetting = createDefaultEntity(settings, routes.default);

  return {
    byId: settings.byId,
    byIds: settings.byIds,
    readAhead: settings.readAhead,
    page: settings.page,
    default: defaultSetting.read,
    create: async (setting) => {
      refuse([...nameFaults(setting.name, { isNew: true }), ...sizeFaults(setting)]);
      return settings.create(merge({}, setting));
    },
    update: async (id, changes, expectedVersion) => {
      refuse([...idFaults(id, "id"), ...nameFaults(changes.name, { isNew: false }), ...sizeFaults(changes)]);
      // The older path requires the name.
      const needsName = api === "messaging" && changes.name === undefined;
      const replaces = isObject(changes.content) || isObject(changes.event);
      return updateFields<GenesysMessagingSetting>({
        read: () => settings.read(id),
        send: (fields, before) => settings.update("PATCH", id, fields, before),
        changes: replaces ? (current) => withUnknown(current, changes, KNOWN) : changes,
        alsoSend: needsName ? ({ name }) => ({ name }) : undefined,
        readFirst: rest.dryRun,
        expectedVersion,
      });
    },
    delete: async (id) => {
      if (rest.dryRun && (await defaultSetting.read())?.id === id) {
        throw inUse("It is the default of the organization. Make another one the default, then delete it.");
      }
      return settings.delete(id);
    },
    setDefault: async (id, { tellsBefore }) => {
      const known = rest.dryRun ? await settings.read(id) : undefined;
      if (known === null) refuse(missingFaults("messaging setting", "settingId"));
      const before = rest.dryRun && tellsBefore ? { before: await defaultSetting.read() } : {};
      return { entity: await defaultSetting.set({ settingId: id }, known ?? undefined), ...before };
    },
    clearDefault: async ({ tellsBefore }) => {
      const before = rest.dryRun && tellsBefore ? await defaultSetting.read() : undefined;
      await defaultSetting.clear();
      return before;
    },
  };
}
