import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { ChannelsDocument } from "../generated/graphql.ts";
import { useChannelChanges } from "../live/use-changes.ts";
import { ProblemNote } from "../problem/problem-note.tsx";
import { ChannelCard } from "./channel-card.tsx";

/** All channels of the organization, each with its setting and profile. */
export function ChannelsView() {
  const { data, error, fetchMore, refetch } = useQuery(ChannelsDocument);
  useChannelChanges();
  const [failed, setFailed] = useState<{ error: unknown }>();
  if (error) return <ProblemNote title="The channels could not be read" error={error} onRetry={() => void refetch()} />;
  if (!data) return <p className="empty">Loading…</p>;
  const { nodes, pageInfo, totalCount } = data.integrations;

  function more(): void {
    setFailed(undefined);
    fetchMore({ variables: { after: pageInfo.endCursor } }).catch((refused: unknown) => setFailed({ error: refused }));
  }

  return (
    <section className="channels" aria-labelledby="channels-title">
      <header className="panel-head">
        <h2 id="channels-title">Channels</h2>
        <span className="muted">
          {nodes.length} {totalCount !== null && `of ${totalCount}`}
        </span>
      </header>
      <ul className="cards">
        {nodes.map((integration) => (
          <ChannelCard key={integration.id} integration={integration} />
        ))}
      </ul>
      {failed && <ProblemNote title="The next channels could not be read" error={failed.error} onRetry={more} />}
      {pageInfo.hasNextPage && !failed && (
        <button type="button" onClick={more}>
          Show more
        </button>
      )}
    </section>
  );
}
