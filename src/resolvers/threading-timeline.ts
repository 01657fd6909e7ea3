import type {
  MutationResolvers,
  QueryResolvers,
  ThreadingTimelineResolvers,
  ThreadingTimelineSettingResolvers,
} from "../generated/resolvers.ts";
import type { GenesysThreadingTimeline, GenesysThreadingWindow } from "../datasources/threading-timeline.ts";
import type { Complete } from "../graphql/complete.ts";
import { writeEntity } from "./mutations/write-entity.ts";

const Query: Pick<Required<QueryResolvers>, "threadingTimeline"> = {
  threadingTimeline: (_, _args, { datasources }) => datasources.threadingTimeline.read(),
};

const Mutation: Pick<Required<MutationResolvers>, "setThreadingTimeline"> = {
  setThreadingTimeline: (_, { input }, { datasources }, info) => {
    const settings = input.settings.map(({ channel, timeoutInMinutes }) => ({
      messengerType: channel,
      timeoutInMinutes,
    }));
    const write = async () => {
      const { entity, before } = await datasources.threadingTimeline.replace(settings);
      return { entity: inChannels(entity), ...(before !== undefined && { before: before && inChannels(before) }) };
    };
    return writeEntity(info, {
      field: "threadingTimeline",
      input: { settings: inOrder(input.settings) },
      write,
      viewedAs: "Query.threadingTimeline",
    });
  },
};

/** The timeline with its windows as an input has them, in the order of their channels, so that both can be compared. */
function inChannels(timeline: GenesysThreadingTimeline): GenesysThreadingTimeline {
  const { settings } = timeline;
  if (!settings) return timeline;
  return {
    ...timeline,
    settings: inOrder(
      settings.filter((one) => one != null).map((one) => ({ ...one, channel: one.messengerType ?? "" })),
    ),
  };
}

function inOrder<T extends { channel: string }>(settings: readonly T[]): T[] {
  return settings.toSorted((one, other) => one.channel.localeCompare(other.channel));
}

const ThreadingTimelineSetting: Complete<ThreadingTimelineSettingResolvers, GenesysThreadingWindow> = {
  // A row without a channel answers UNRECOGNIZED, as one with an unknown channel does.
  channel: ({ messengerType }) => messengerType ?? "",
};

const ThreadingTimeline: Complete<ThreadingTimelineResolvers, GenesysThreadingTimeline> = {
  timelineId: ({ id }) => id,
};

export const threadingTimeline = { Query, Mutation, ThreadingTimeline, ThreadingTimelineSetting };
