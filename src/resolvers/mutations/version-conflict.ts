import type { GenesysIntegration } from "../../datasources/integrations/integration.ts";
import type { GenesysLibrary } from "../../datasources/libraries.ts";
import type { GenesysMessagingSetting } from "../../datasources/messaging-settings.ts";
import type { GenesysResponse } from "../../datasources/responses/response.ts";
import type { GenesysSupportedContent } from "../../datasources/supported-content-profiles.ts";
import type { VersionConflictResolvers, VersionedEntityResolvers } from "../../generated/resolvers.ts";

/** The REST object of a VersionedEntity. */
export type VersionedShape =
  | GenesysLibrary
  | GenesysResponse
  | GenesysMessagingSetting
  | GenesysSupportedContent
  | GenesysIntegration;

type TypeName = NonNullable<Awaited<ReturnType<NonNullable<VersionedEntityResolvers["__resolveType"]>>>>;

/** The GraphQL type of each stored entity in a conflict: a REST object does not name its type, but the write knows it. */
const types = new WeakMap<object, TypeName>();

const VersionConflict: Pick<VersionConflictResolvers, "current"> = {
  current: (conflict) => {
    const { current, currentType } = conflict as { current?: VersionedShape; currentType?: TypeName };
    if (!current || !currentType) return null;
    types.set(current, currentType);
    return current;
  },
};

const VersionedEntity: VersionedEntityResolvers = {
  __resolveType: (entity) => types.get(entity)!,
};

export const versionConflict = { VersionConflict, VersionedEntity };
