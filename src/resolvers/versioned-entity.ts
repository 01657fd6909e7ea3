import type { GenesysIntegration } from "../datasources/integrations.ts";
import type { GenesysLibrary } from "../datasources/libraries.ts";
import type { GenesysMessagingSetting } from "../datasources/messaging-settings.ts";
import type { GenesysResponse } from "../datasources/responses.ts";
import type { GenesysSupportedContent } from "../datasources/supported-content-profiles.ts";
import type { VersionedEntityResolvers } from "../generated/resolvers.ts";

/** The REST object behind a VersionedEntity. */
export type VersionedShape =
  | GenesysLibrary
  | GenesysResponse
  | GenesysMessagingSetting
  | GenesysSupportedContent
  | GenesysIntegration;

type TypeName = ReturnType<NonNullable<VersionedEntityResolvers["__resolveType"]>>;

/** REST objects do not say what they are; whoever puts one in the place of a union knows. */
const types = new WeakMap<object, string>();

/** The same object, known to be of this type of the graph from now on. */
export function ofType<E extends object>(entity: E, type: string): E {
  types.set(entity, type);
  return entity;
}

export const versionedEntity: VersionedEntityResolvers = {
  __resolveType: (entity) => types.get(entity) as TypeName,
};
