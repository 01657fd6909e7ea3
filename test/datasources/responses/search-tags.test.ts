import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { phraseTags, textTags } from "../../../src/datasources/responses/search-tags.ts";

/** Whether a write of the text makes searches for the phrase begin anew; those without tags always do. */
const concerns = (text: string, phrase: string) => {
  const tags = phraseTags(phrase);
  return tags === undefined || tags.some((tag) => textTags([text]).includes(tag));
};

describe("the searches that a text may be found by", () => {
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
  ])("%s: %s", (text, phrase) => {
    expect(concerns(text, phrase)).toBe(true);
  });

  test.each([
    ["Thank you for your order", "invoice"],
    ["Thank you for your order", "refund parcel"],
  ])("%s: not %s", (text, phrase) => {
    expect(concerns(text, phrase)).toBe(false);
  });

  test("are all those for a part of it", () => {
    const words = fc.array(fc.stringMatching(/^[a-zäöüéß]{1,8}$/), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.nat(40), fc.nat(40), (list, from, length) => {
        const text = list.join(" ");
        expect(concerns(text, text.slice(from, from + length + 1))).toBe(true);
      }),
    );
  });
});
