import type { Read } from "../../sandbox/lag.ts";
import { assetId, profileId, settingId, userId } from "../ids.ts";
import { channels, olderChannels, resolutions, type Kind, type Known, type RestCall } from "./lag-script.ts";
import {
  assetsPath,
  librariesPath,
  olderPath,
  responsesPath,
  todaysPath,
  usersPath,
  type Json,
} from "./rest-client.ts";

/** Reads of everything that writes change, on the paths of both generations, and what each reads. */
export function readsOf({ ids }: Known): (RestCall & Read)[] {
  const get = (reads: Read["reads"], kind: Read["kind"], ...paths: string[]) =>
    paths.map((path) => ({ reads, kind, method: "GET", path }));
  const search = (body: Json) => ({
    reads: "search" as const,
    kind: "response" as const,
    method: "POST",
    path: `${responsesPath}/query`,
    body,
  });
  const bulk = (kind: "library" | "asset", path: string, body: Json) => ({
    reads: "entities" as const,
    kind,
    method: "POST",
    path: `${path}/bulk`,
    body,
  });
  const below = (path: string, kind: Kind) => ids[kind].map((id) => `${path}/${id}`);
  const roots = [todaysPath, olderPath];
  return [
    ...get("lists", "library", librariesPath, `${librariesPath}?libraryPrefix=A`),
    ...get("lists", "library", `${librariesPath}?messagingTemplateFilter=whatsapp&pageSize=3&pageNumber=2`),
    ...get("entities", "library", ...below(librariesPath, "library")),
    bulk("library", librariesPath, { libraryIds: ids.library }),
    ...get("lists", "response", ...ids.library.map((id) => `${responsesPath}?libraryId=${id}`)),
    ...get("entities", "response", ...below(responsesPath, "response")),
    search({ queryPhrase: "beryl" }),
    search({ filters: [{ name: "libraryId", operator: "IN", values: ids.library }], pageSize: 5 }),
    ...get("entities", "asset", `${assetsPath}/${assetId(1)}`),
    bulk("asset", assetsPath, { assetIds: [assetId(1), assetId(2), assetId(3)] }),
    ...get("entities", "user", `${usersPath}?id=${userId(1)}`),
    ...get("lists", "user", usersPath),
    ...roots.flatMap((path) => [
      ...get("lists", "setting", `${path}/settings`),
      ...get("entities", "setting", `${path}/settings/default`, ...below(`${path}/settings`, "setting")),
      ...get("lists", "profile", `${path}/supportedcontent`),
      ...get("entities", "profile", ...below(`${path}/supportedcontent`, "profile")),
    ]),
    ...get("entities", "profile", `${todaysPath}/supportedcontent/default`),
    ...get("lists", "integration", `${channels}?expand=messagingSetting&expand=supportedContent`),
    ...get("lists", "integration", `${channels}?supportedContent.id=${profileId(4)}`),
    ...get("lists", "integration", `${channels}?messagingSetting.id=${settingId(5)}`),
    ...get("lists", "integration", `${channels}/open`, `${channels}/facebook`),
    ...get("lists", "integration", `${olderChannels}/line`, `${olderChannels}/facebook`),
    ...get("entities", "integration", ...below(`${channels}/open`, "open")),
    ...get("entities", "integration", ...below(`${channels}/facebook`, "facebook")),
    ...get("entities", "integration", ...below(`${olderChannels}/facebook`, "facebook")),
    ...get("entities", "integration", ...below(`${olderChannels}/line`, "line")),
    ...get("entities", "timeline", `${todaysPath}/threadingtimeline`),
    ...get("entities", "integration", ...below(`${resolutions}/facebook`, "facebook")),
    ...get("lists", "sticker", `${olderPath}/stickers/line`),
  ];
}
