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

/** The six people of the small organization; number 6 has left and is found with state `any` or `deleted` only. */
export function smallUsers(): User[] {
  return people.map(([name, state], at) => user(at + 1, name, state));
}

/** One person as stored, with an address made from the name. */
export function user(number: number, name: string, state: User["state"] = "active"): User {
  const email = `${name.toLowerCase().replace(" ", ".")}@example.com`;
  return { id: userId(number), name, email, state, version: 1 };
}
