import { createRandom } from "../random.ts";
import type { CannedResponse, Integration, Library, User } from "../model.ts";
import { libraryId, moment, responseId, userId } from "./ids.ts";
import { integration } from "./integrations.ts";
import { profile, setting } from "./messaging.ts";
import { smallData } from "./small.ts";
import type { Data } from "./small.ts";
import { plainTexts } from "./small-texts.ts";
import { substitutionsOf } from "./substitutions.ts";
import { user } from "./users.ts";

const counts = { libraries: 200, responses: 5_000, users: 60, settings: 12, profiles: 9, integrations: 60 };
const topics = ["Greetings", "Billing", "Shipping", "Returns", "Support", "Sales", "Travel", "Health"];
const places = ["Berlin", "Madrid", "Dublin", "Vienna", "Zurich", "Lisbon"];
const emptyLibrary = counts.libraries;

/** The small organization plus generated data, in total 200 libraries, 5,000 responses, 60 users and 60 integrations. */
export function largeData(seed: number): Data {
  const small = smallData();
  const random = createRandom(seed);
  const pick = (count: number) => Math.floor(random() * count);
  return {
    ...small,
    libraries: fill(small.libraries, counts.libraries, (number): Library => {
      const name = `${topics[pick(topics.length)]} ${places[pick(places.length)]} ${number}`;
      return {
        id: libraryId(number),
        name,
        version: 1,
        createdBy: userId(1 + pick(counts.users)),
        dateCreated: moment(number),
      };
    }),
    responses: fill(small.responses, counts.responses, (number): CannedResponse => {
      const [, name, content] = plainTexts[pick(plainTexts.length)]!;
      // Library 8 is empty, as in the small organization. The last one is empty too.
      const first = 9 + pick(emptyLibrary - 9);
      const second = pick(10) === 0 ? [9 + pick(emptyLibrary - 9)] : [];
      return {
        id: responseId(number),
        name: `${name} ${number}`,
        version: 1,
        libraries: [...new Set([first, ...second])].map(libraryId),
        texts: [{ contentType: "text/plain", content }],
        createdBy: userId(1 + pick(counts.users)),
        dateCreated: moment(number),
        ...substitutionsOf([{ content }]),
      };
    }),
    users: fill(small.users, counts.users, (number): User => user(number, `Agent ${number}`)),
    settings: fill(small.settings, counts.settings, setting),
    profiles: fill(small.profiles, counts.profiles, profile),
    integrations: fill(small.integrations, counts.integrations, (number): Integration => {
      return integration(number, pick(counts.settings), pick(counts.profiles));
    }),
  };
}

function fill<T>(rows: T[], count: number, make: (number: number) => T): T[] {
  return [...rows, ...Array.from({ length: count - rows.length }, (_, at) => make(rows.length + at + 1))];
}
