import type { User } from "../model.ts";
import { userId } from "./ids.ts";

const people: [name: string, state: User["state"]][] = [
  ["Ada Admin", "active"],
  ["Ben Billing", "active"],
  ["Carla Campaign", "active"],
  ["Dora Delivery", "active"],
  ["Emil Evening", "inactive"],
  ["Fred Former", "deleted"],
];

/** The six users of the small organization. User 6 is deleted: only the states `any` and `deleted` find it. */
export function smallUsers(): User[] {
  return people.map(([name, state], at) => user(at + 1, name, state));
}

/** A stored user, with an email address derived from the name. */
export function user(number: number, name: string, state: User["state"] = "active"): User {
  const email = `${name.toLowerCase().replace(" ", ".")}@example.com`;
  return { id: userId(number), name, email, state, version: 1 };
}
