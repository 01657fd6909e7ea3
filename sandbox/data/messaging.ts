import type { MessagingSetting, SupportedContentProfile } from "../model.ts";
import { builtInProfileId, moment, profileId, settingId, userId } from "./ids.ts";

const typing = (inbound: string, outbound: string) => ({ event: { typing: { on: { inbound, outbound } } } });
const stories = (mention: string, reply: string) => ({
  content: { story: { mention: { inbound: mention }, reply: { inbound: reply } } },
});

// The last one has only a name and is unused, so it can be deleted.
const settings: Partial<MessagingSetting>[] = [
  { name: "Everything on", version: 4, updatedBy: userId(2), dateModified: moment(450), ...on() },
  { name: "Typing only", ...typing("Enabled", "Enabled"), ...stories("Disabled", "Disabled") },
  { name: "Quiet", ...typing("Disabled", "Disabled"), ...stories("Disabled", "Disabled") },
  { name: "Stories only", createdBy: userId(6), ...stories("Enabled", "Disabled") },
  { name: "Unused", createdBy: undefined },
];

function on() {
  return { ...typing("Enabled", "Enabled"), ...stories("Enabled", "Enabled") };
}

/** The five settings of the small organization. Setting 1 is the default. */
export function smallSettings(): MessagingSetting[] {
  return settings.map((more, at) => ({ ...bareSetting(at + 1), ...more }));
}

/** An extra setting for the large organization. */
export function setting(number: number): MessagingSetting {
  return { ...bareSetting(number), ...typing(number % 2 === 0 ? "Enabled" : "Disabled", "Enabled") };
}

function bareSetting(number: number): MessagingSetting {
  const name = `Setting ${number}`;
  return { id: settingId(number), name, version: 1, createdBy: userId(1), dateCreated: moment(400 + number) };
}

const types = (inbound: string[], outbound = inbound) => ({
  mediaTypes: {
    allow: { inbound: inbound.map((type) => ({ type })), outbound: outbound.map((type) => ({ type })) },
  },
});

const profiles: Partial<SupportedContentProfile>[] = [
  { name: "All media", version: 3, modifiedBy: userId(4), dateModified: moment(550), ...types(["*/*"]) },
  { name: "Pictures only", ...types(["image/*"], ["image/jpeg", "image/png"]) },
  // Per the vendor's documentation, an empty `allow` blocks all media in both directions.
  { name: "Text only", mediaTypes: { allow: {} } },
  { name: "Documents", createdBy: userId(6), ...types(["application/pdf"]) },
  { id: builtInProfileId, name: "Web Messaging Default", builtIn: true, createdBy: undefined, ...types(["image/*"]) },
];

/** The five profiles of the small organization: 1 is the default, 4 is unused, the last one is built in. */
export function smallProfiles(): SupportedContentProfile[] {
  return profiles.map((more, at) => ({ ...profile(at + 1), ...more }));
}

/** An extra profile for the large organization. */
export function profile(number: number): SupportedContentProfile {
  return {
    id: profileId(number),
    name: `Profile ${number}`,
    version: 1,
    createdBy: userId(1),
    dateCreated: moment(500 + number),
    ...types([number % 2 === 0 ? "image/*" : "video/mp4"]),
  };
}
