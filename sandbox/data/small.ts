import type { CannedResponse, Library } from "../model.ts";
import { assets } from "./assets.ts";
import { divisionId, libraryId, moment, profileId, responseId, settingId, userId } from "./ids.ts";
import { smallIntegrations } from "./integrations.ts";
import { smallProfiles, smallSettings } from "./messaging.ts";
import { special } from "./small-special.ts";
import { plainTexts } from "./small-texts.ts";
import { stickers } from "./stickers.ts";
import { substitutionsOf } from "./substitutions.ts";
import { smallUsers } from "./users.ts";

/** 8 libraries, 60 responses, 6 users, 2 divisions, 4 assets and the messaging data. The same in every run. */
export function smallData() {
  return {
    libraries: libraries(),
    responses: [...plain(), ...special()],
    users: smallUsers(),
    divisions,
    assets: assets(),
    settings: smallSettings(),
    profiles: smallProfiles(),
    integrations: smallIntegrations(),
    stickers: stickers(),
    // Of messengers, by the vendor's word for each.
    threadingWindows: [
      { id: "whatsapp", timeoutInMinutes: 1440 },
      { id: "open", timeoutInMinutes: 60 },
    ],
    defaults: defaults(),
  };
}

/** An organization: the rows of each collection, and the defaults. */
export type Data = ReturnType<typeof smallData>;

/** Ids for integrations that name no setting or profile. */
function defaults(): { setting?: string; profile: string } {
  return { setting: settingId(1), profile: profileId(1) };
}

const divisions = [
  { id: divisionId(1), name: "Home", description: "Entities without another division.", homeDivision: true },
  { id: divisionId(2), name: "Europe", description: "Teams in Dublin and Madrid.", homeDivision: false },
];
const home = { id: divisionId(1), name: "Home" };
const europe = { id: divisionId(2), name: "Europe" };

const libraryRows: [name: string, creator: number, version: number, more?: Partial<Library>][] = [
  ["Greetings", 1, 3, { division: home }],
  ["Billing", 2, 1, { division: europe }],
  ["Shipping", 4, 2],
  ["Returns", 4, 1],
  ["Technical Support", 6, 5, { division: home }],
  ["WhatsApp Templates", 3, 1, { responseType: "MessagingTemplate" }],
  ["Campaigns", 3, 1, { division: { id: europe.id } }],
  ["Empty Shelf", 5, 1],
];

function libraries(): Library[] {
  return libraryRows.map(([name, creator, version, more], at) => ({
    id: libraryId(at + 1),
    name,
    version,
    createdBy: userId(creator),
    dateCreated: moment(at),
    ...more,
  }));
}

function plain(): CannedResponse[] {
  return plainTexts.map(([libraryNumbers, name, content], at) => ({
    id: responseId(at + 1),
    name,
    version: 1 + (at % 3),
    libraries: libraryNumbers.map(libraryId),
    texts: [{ contentType: "text/plain", content }],
    createdBy: userId(1 + (at % 6)),
    dateCreated: moment(100 + at),
    ...substitutionsOf([{ content }]),
    ...(at % 4 === 0 && { interactionType: (["chat", "email", "twitter"] as const)[(at / 4) % 3] }),
  }));
}
