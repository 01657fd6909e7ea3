import type { Sticker } from "../model.ts";
import { stickerId } from "./ids.ts";

const packages: [name: string, stickerType: string, moods: string[]][] = [
  ["Shop Cat", "standard", ["Hello", "Thanks", "Sorry", "Good night"]],
  ["Parcel Dog", "free", ["On my way", "Delivered", "Lost", "Found"]],
  ["Golden Fish", "paid", ["Splash", "Bubbles", "Wish one", "Wish two"]],
];

/** Twelve LINE stickers in three packages of four. Other messengers have none. */
export function stickers(): Sticker[] {
  return packages.flatMap(([packageName, stickerType, moods], pack) =>
    moods.map((name, mood) => {
      const number = pack * moods.length + mood + 1;
      return {
        id: stickerId(number),
        messengerType: "line",
        name,
        stickerType,
        providerStickerId: 1_000 + number,
        providerPackageId: pack + 1,
        packageName,
        providerVersion: 100,
        uriLocation: `https://stickers.example.com/${pack + 1}/${1_000 + number}.png`,
      };
    }),
  );
}
