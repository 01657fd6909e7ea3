import type { Models } from "purecloud-platform-client-v2";
import { inUse } from "../errors.ts";
import type { Fault } from "../errors.ts";
import { createCollection } from "./rest/collection.ts";
import type { CollectionRoutes } from "./rest/collection.ts";
import { featureUnavailable } from "./rest/feature-unavailable.ts";
import { createDefaultEntity } from "./rest/default-entity.ts";
import type { DefaultOptions } from "./rest/default-entity.ts";
import type { Loaded } from "./rest/loader.ts";
import { isObject, merge, withUnknown } from "./rest/merge.ts";
import type { Changes, KnownFields } from "./rest/merge.ts";
import { messagingCircuit, messagingRoute } from "./messaging-api.ts";
import type { MessagingApi } from "./messaging-api.ts";
import type { Connection, Window } from "./rest/paging.ts";
import type { PromiseOrValue } from "./rest/promise-or-value.ts";
import type { Rest } from "./rest/rest.ts";
import { idFaults, missingFaults, nameFaults, refuse, sizeFaults } from "./rest/validation.ts";
import type { GenesysUser } from "./users.ts";
import { updateFields } from "./rest/versioned-update.ts";
import type { WriteResult } from "./rest/versioned-update.ts";

/** A supported content profile as the REST API answers it. A reference to one may have nothing but the id. */
export type GenesysSupportedContent = Omit<Models.SupportedContent, "name" | "createdBy" | "modifiedBy"> & {
  id: string;
  name?: string;
  createdBy?: GenesysUser;
  modifiedBy?: GenesysUser;
};

export type SupportedContentChanges = Changes<Pick<GenesysSupportedContent, "name" | "mediaTypes">>;

export interface SupportedContentProfiles {
  byId(id: string): PromiseOrValue<GenesysSupportedContent | null>;
  byIds(ids: readonly string[]): Promise<Loaded<GenesysSupportedContent>[]>;
  /** Begins to read the list, because several of them will be asked for by ids that are not known yet. */
  readAhead(): void;
  page(window: Window): Promise<Connection<GenesysSupportedContent>>;
  /** The default of the organization, read once a request; `null` when there is none. */
  default(): Promise<GenesysSupportedContent | null>;
  create(profile: SupportedContentChanges): Promise<WriteResult<GenesysSupportedContent>>;
  /** Sends the name, the changed fields, and of changed objects the stored fields that the gateway does not know. */
  update(
    id: string,
    changes: SupportedContentChanges,
    expectedVersion?: number | null,
  ): Promise<WriteResult<GenesysSupportedContent>>;
  delete(id: string): Promise<void>;
  /** Answers the previous default in a dry run only. */
  setDefault(id: string, options: DefaultOptions): Promise<WriteResult<GenesysSupportedContent>>;
}

/** The fields of the object that a PATCH replaces as a whole. */
const KNOWN: KnownFields = { mediaTypes: { allow: { inbound: true, outbound: true } } };
const NO_DEFAULT = "Default supported content profiles";

/** The kind of supported content profiles among the entities that an answer shows. */
export const PROFILE = "profile";
/** Tag that changes with every write of a supported content profile. */
export const PROFILES_TAG = "profiles";

/** The paths of supported content profiles, in the words of the REST contract. */
export function profileRoutes(api: MessagingApi): CollectionRoutes & { default: string } {
  const list = messagingRoute(api, "supportedcontent");
  return {
    what: "Supported content profiles",
    list,
    one: `${list}/{supportedContentId}`,
    idName: "supportedContentId",
    circuit: messagingCircuit(api, "supportedcontent"),
    default: `${list}/default`,
  };
}

/** The supported content profiles of the organization, for one request. */
export function createSupportedContentProfiles(rest: Rest, api: MessagingApi): SupportedContentProfiles {
  const routes = profileRoutes(api);
  const cache = { kind: "messaging", changedBy: ["supported-content-profile"], tags: [PROFILES_TAG] } as const;
  const profiles = createCollection<GenesysSupportedContent>(
    rest,
    { ...routes, cache, changes: [PROFILES_TAG], shows: { kind: PROFILE } },
    { hasBuiltIn: true, isUniform: true, hasDefault: true },
  );
  const defaultProfile = createDefaultEntity(profiles, routes.default);

  /** The older paths have no default profile. */
  async function onCurrentPaths<T>(work: () => Promise<T>): Promise<T> {
    if (api === "messaging") throw featureUnavailable(NO_DEFAULT);
    return work();
  }

  return {
    byId: profiles.byId,
    byIds: profiles.byIds,
    readAhead: profiles.readAhead,
    page: profiles.page,
    default: () => onCurrentPaths(defaultProfile.read),
    create: async (profile) => {
      refuse([...nameFaults(profile.name, { isNew: true }), ...mediaFaults(profile), ...sizeFaults(profile)]);
      return profiles.create(merge({}, profile));
    },
    update: async (id, changes, expectedVersion) => {
      refuse([
        ...idFaults(id, "id"),
        ...nameFaults(changes.name, { isNew: false }),
        ...mediaFaults(changes),
        ...sizeFaults(changes),
      ]);
      return updateFields<GenesysSupportedContent>({
        read: () => profiles.read(id),
        send: (fields, before) => profiles.update("PATCH", id, fields, before),
        changes: isObject(changes.mediaTypes) ? (current) => withUnknown(current, changes, KNOWN) : changes,
        alsoSend: changes.name === undefined ? ({ name }) => ({ name }) : undefined,
        readFirst: rest.dryRun,
        expectedVersion,
      });
    },
    delete: async (id) => {
      if (rest.dryRun && api !== "messaging" && (await defaultProfile.read())?.id === id) {
        throw inUse("It is the default of the organization. Make another one the default, then delete it.");
      }
      return profiles.delete(id);
    },
    setDefault: (id, { tellsBefore }) =>
      onCurrentPaths(async () => {
        const known = rest.dryRun ? await profiles.read(id) : undefined;
        if (known === null) refuse(missingFaults("supported content profile", "id"));
        const before = rest.dryRun && tellsBefore ? { before: await defaultProfile.read() } : {};
        return { entity: await defaultProfile.set({ id }, known ?? undefined), ...before };
      }),
  };
}

/** `image/png`, or with a wildcard: the vendor's error `invalid.media.type`. */
const MEDIA_TYPE = /^[^\s/]+\/[^\s/]+$/;

function mediaFaults({ mediaTypes }: SupportedContentChanges): Fault[] {
  return (["inbound", "outbound"] as const).flatMap((direction) =>
    (mediaTypes?.allow?.[direction] ?? []).flatMap((media, at) =>
      MEDIA_TYPE.test(media?.type ?? "")
        ? []
        : [{ field: `mediaTypes.allow.${direction}[${at}].type`, message: "It is not a media type." }],
    ),
  );
}
