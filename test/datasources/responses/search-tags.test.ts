import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { phraseTags, textTags } from "../../../src/datasources/responses/search-tags.ts";

/** Whether a write of the text invalidates searches for the phrase. A search without tags is always invalidated. */
const invalidates = (text: string, phrase: string) => {
  const tags = phraseTags(phrase);
  return tags === undefined || tags.some((tag) => textTags([text]).includes(tag));
};

describe("a write of a text", () => {
  test.each([
    ["Thank you for your order", "order"],
    ["Thank you for your order", "ORDER"],
    ["Thank you for your order", "rder"],
    ["Thank you for your order", "thanks"],
    ["Thank you for your order", "your or"],
    ["Thank you for your order", "refund order"],
    ["Schöne Grüße", "grüsse"],
    ["Schöne Grüße", "Schone"],
    ["<p>Th<b>ank</b> you</p>", "thank"],
    ["F&uuml;r Sie", "für"],
    ["ご注文ありがとうございます", "ありがとう"],
    ["anything", "hi"],
    ["anything", "e-mail"],
    ["anything", "?!"],
  ])("%s: invalidates a search for %s", (text, phrase) => {
    expect(invalidates(text, phrase)).toBe(true);
  });

  test.each([
    ["Thank you for your order", "invoice"],
    ["Thank you for your order", "refund parcel"],
  ])("%s: does not invalidate a search for %s", (text, phrase) => {
    expect(invalidates(text, phrase)).toBe(false);
  });

  test("invalidates the searches for every part of it", () => {
    const words = fc.array(fc.stringMatching(/^[a-zäöüéß]{1,8}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.nat(40), fc.nat(40), (list, from, length) => {
        const text = list.join(" ");
        expect(invalidates(text, text.slice(from, from + length + 1))).toBe(true);
      }),
    );
  });
});
