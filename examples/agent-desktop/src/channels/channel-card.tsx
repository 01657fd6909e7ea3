import type { ChannelsQuery } from "../generated/graphql.ts";
import { mediaLabel, networkLabel, stateLabel, statusLabel } from "./labels.ts";

type Integration = ChannelsQuery["integrations"]["nodes"][number];
type Setting = NonNullable<Integration["messagingSetting"]>;
type Profile = NonNullable<Integration["supportedContentProfile"]>;

/** One account on a network: state, messaging setting, supported content. */
export function ChannelCard({ integration }: { integration: Integration }) {
  const { name, channel, status, messagingSetting, supportedContentProfile } = integration;
  return (
    <li className="card">
      <h3>{name || "Without a name"}</h3>
      <p className="chips">
        <span className="chip">{networkLabel(channel)}</span>
        {status && (
          <span className={`chip ${status === "ACTIVE" ? "chip-good" : "chip-warn"}`}>{statusLabel(status)}</span>
        )}
      </p>
      <h4>{messagingSetting ? `Setting: ${messagingSetting.name || "without a name"}` : "No messaging setting"}</h4>
      {messagingSetting && <SettingFacts setting={messagingSetting} />}
      <h4>
        {supportedContentProfile
          ? `Content: ${supportedContentProfile.name || "without a name"}`
          : "No content profile"}
      </h4>
      {supportedContentProfile && <ProfileFacts profile={supportedContentProfile} />}
    </li>
  );
}

function SettingFacts({ setting: { event, content } }: { setting: Setting }) {
  const typing = event?.typing?.on;
  const story = content?.story;
  return (
    <dl className="facts">
      <dt>Typing, from customers</dt>
      <dd>{stateLabel(typing?.inbound)}</dd>
      <dt>Typing, to customers</dt>
      <dd>{stateLabel(typing?.outbound)}</dd>
      <dt>Story mentions</dt>
      <dd>{stateLabel(story?.mention?.inbound)}</dd>
      <dt>Story replies</dt>
      <dd>{stateLabel(story?.reply?.inbound)}</dd>
    </dl>
  );
}

function ProfileFacts({ profile: { mediaTypes } }: { profile: Profile }) {
  const allow = mediaTypes?.allow;
  return (
    <dl className="facts">
      <dt>Customers may send</dt>
      <dd>{mediaLabel(allow?.inbound)}</dd>
      <dt>Agents may send</dt>
      <dd>{mediaLabel(allow?.outbound)}</dd>
    </dl>
  );
}
