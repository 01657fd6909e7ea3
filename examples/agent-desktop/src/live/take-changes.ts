import type { ApolloCache, NormalizedCacheObject, Reference, TypedDocumentNode } from "@apollo/client";
import { forget } from "../../../clients/apollo.ts";
import { focusTree } from "../finder/tree.tsx";
import { possibleTypes } from "../generated/cache-facts.ts";
import {
  ChannelFieldsFragmentDoc,
  LibraryFieldsFragmentDoc,
  OpenedResponseDocument,
  ProfileFieldsFragmentDoc,
  ResponseFieldsFragmentDoc,
} from "../generated/graphql.ts";
import type {
  IntegrationChangedSubscription,
  LibraryChangedSubscription,
  ProfileChangedSubscription,
  ResponseChangedSubscription,
  ResponseFieldsFragment,
} from "../generated/graphql.ts";
import { placeRow, removeRow } from "./rows.ts";

type ResponseChange = ResponseChangedSubscription["responseChanged"];
type LibraryChange = LibraryChangedSubscription["libraryChanged"];
type IntegrationChange = IntegrationChangedSubscription["integrationChanged"];
type ProfileChange = ProfileChangedSubscription["supportedContentProfileChanged"];

/** Writes a change of a response into the cache, and so onto the screen. It costs no request. */
export function takeResponse(cache: ApolloCache, { action, responseId, response }: ResponseChange): void {
  if (action === "DELETED" || !response) return removeResponse(cache, responseId);
  if (isOlder(cache, response)) return;
  const row = { field: "responses", __typename: "Response", id: responseId };
  const libraryIds = response.libraries.flatMap((library) => library?.id ?? []);
  cache.batch({
    update() {
      write(cache, ResponseFieldsFragmentDoc, "ResponseFields", response);
      placeRow(cache, row, {
        isNew: action === "CREATED",
        belongsTo: (args) => libraryIds.some((id) => args.includes(`"libraryId":"${id}"`)),
      });
    },
  });
}

/** The same for a library. Its responses are deleted with it, and have no events of their own. */
export function takeLibrary(cache: ApolloCache, { action, libraryId, library }: LibraryChange): void {
  const row = { field: "libraries", __typename: "Library", id: libraryId };
  cache.batch({
    update() {
      if (action === "DELETED" || !library) {
        for (const id of responsesIn(cache, libraryId)) removeResponse(cache, id);
        removeRow(cache, [row.field], row);
        forget(cache, row.__typename, libraryId);
      } else {
        write(cache, LibraryFieldsFragmentDoc, "LibraryFields", library);
        placeRow(cache, row, { isNew: action === "CREATED", belongsTo: () => true });
      }
    },
  });
}

/** The same for an integration. */
export function takeIntegration(cache: ApolloCache, change: IntegrationChange): void {
  const { action, integrationId, integration } = change;
  cache.batch({
    update() {
      if (action === "DELETED" || !integration) {
        for (const __typename of possibleTypes["Integration"] ?? []) {
          removeRow(cache, ["integrations"], { __typename, id: integrationId });
          forget(cache, __typename, integrationId);
        }
      } else {
        const row = { field: "integrations", __typename: integration.__typename, id: integrationId };
        write(cache, ChannelFieldsFragmentDoc, "ChannelFields", integration);
        placeRow(cache, row, { isNew: action === "CREATED", belongsTo: () => true });
      }
    },
  });
}

/** The same for a supported content profile. Without a deleted one, Apollo Client reads again the integrations that had it. */
export function takeProfile(cache: ApolloCache, change: ProfileChange): void {
  const { action, supportedContentProfileId, supportedContentProfile: profile } = change;
  if (action === "DELETED" || !profile) forget(cache, "SupportedContentProfile", supportedContentProfileId);
  else write(cache, ProfileFieldsFragmentDoc, "ProfileFields", profile);
}

/** Takes a response off the screen. */
function removeResponse(cache: ApolloCache, id: string): void {
  keepFocus(id);
  cache.batch({
    update() {
      // A page that has it open need not ask whether it is still there.
      cache.writeQuery({ query: OpenedResponseDocument, variables: { id }, data: { response: null } });
      removeRow(cache, ["responses", "searchResponses"], { __typename: "Response", id });
      forget(cache, "Response", id);
    },
  });
}

/** A list whose focused row leaves has the focus on the next one. */
function keepFocus(id: string): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.dataset["key"]?.endsWith(id)) focusTree(id);
}

/** The known responses of a library. */
function responsesIn(cache: ApolloCache, libraryId: string): string[] {
  const library = cache.identify({ __typename: "Library", id: libraryId });
  return Object.values(cache.extract() as NormalizedCacheObject).flatMap((entity) =>
    entity?.__typename === "Response" && (entity["libraries"] as Reference[]).some(({ __ref }) => __ref === library)
      ? [String(entity["id"])]
      : [],
  );
}

/** An answer to a later save can come before the event of an earlier one. */
function isOlder(cache: ApolloCache, { id, version }: ResponseFieldsFragment): boolean {
  const known = cache.readFragment({
    id: cache.identify({ __typename: "Response", id })!,
    fragment: ResponseFieldsFragmentDoc,
    fragmentName: "ResponseFields",
  });
  return version !== null && (known?.version ?? 0) > version;
}

function write<TData extends { id: string }>(
  cache: ApolloCache,
  fragment: TypedDocumentNode<TData>,
  fragmentName: string,
  data: TData,
): void {
  cache.writeFragment({ id: cache.identify(data as never)!, fragment, fragmentName, data });
}
