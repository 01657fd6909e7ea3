import type { ApolloCache, TypedDocumentNode } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useEffect, useEffectEvent } from "react";
import {
  IntegrationChangedDocument,
  LibraryChangedDocument,
  ProfileChangedDocument,
  ResponseChangedDocument,
} from "../generated/graphql.ts";
import { readAgain } from "./read-again.ts";
import { takeIntegration, takeLibrary, takeProfile, takeResponse } from "./take-changes.ts";

/** Follows the changes of libraries and responses while the component is on the screen. */
export function useReplyChanges(): void {
  useChanges(ResponseChangedDocument, (cache, { responseChanged }) => takeResponse(cache, responseChanged));
  useChanges(LibraryChangedDocument, (cache, { libraryChanged }) => takeLibrary(cache, libraryChanged));
}

/** Follows the changes of integrations and of supported content profiles. */
export function useChannelChanges(): void {
  useChanges(IntegrationChangedDocument, (cache, { integrationChanged }) => takeIntegration(cache, integrationChanged));
  useChanges(ProfileChangedDocument, (cache, data) => takeProfile(cache, data.supportedContentProfileChanged));
}

function useChanges<TData>(
  query: TypedDocumentNode<TData, Record<string, never>>,
  take: (cache: ApolloCache, data: TData) => void,
): void {
  const client = useApolloClient();
  const onData = useEffectEvent((data: TData) => take(client.cache, data));
  useEffect(() => {
    // Written by `take`: Apollo Client would put an older version over a newer one.
    const changes = client.subscribe({ query, fetchPolicy: "no-cache" }).subscribe(({ data, error }) => {
      if (data) onData(data as TData);
      // What has changed could not be read: the read of the screen may be luckier, or shows what is wrong.
      else if (error) readAgain(client).catch(() => {});
    });
    return () => changes.unsubscribe();
  }, [client, query]);
}
