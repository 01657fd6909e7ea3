import { expect, test } from "@jest/globals";
import { isKeyName } from "../../src/config/files/api-keys.ts";
import { isOwnClient, nameOfSubject, OWN_CLIENTS } from "../../src/config/own-clients.ts";

test("the name of a token's subject is no name of the gateway's own, of a key or of another subject, by that rule alone", () => {
  const own = Object.keys(OWN_CLIENTS);
  const subjects = [
    "desk",
    "Other",
    "token",
    ...own,
    ...own.flatMap((name) => [`token:${name}`, `token:token:${name}`]),
  ];
  const names = subjects.map(nameOfSubject);
  expect(new Set(names).size).toBe(subjects.length);
  expect(names.filter(isOwnClient)).toEqual([]);
  expect(names.filter((name, at) => name !== subjects[at] && isKeyName(name))).toEqual([]);
  expect(nameOfSubject("desk")).toBe("desk");
  expect(nameOfSubject("subscriptions")).toBe("token:subscriptions");
});
