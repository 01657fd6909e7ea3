import type { ResponseAsset } from "../model.ts";
import { assetId, divisionId, moment, userId } from "./ids.ts";

const home = { id: divisionId(1), name: "Home" };

const files: [name: string, contentType: string, contentLength: number, more?: Partial<ResponseAsset>][] = [
  ["invoice-terms.pdf", "application/pdf", 48_213],
  ["price-list.pdf", "application/pdf", 120_001, { modifiedBy: userId(2), dateModified: moment(310) }],
  ["shop-front.jpg", "image/jpeg", 350_777, { createdBy: userId(6) }],
  ["unused-logo.png", "image/png", 9_114, { createdBy: undefined, division: { id: divisionId(2), name: "Europe" } }],
];

/** Assets: 1 and 2 belong to response 49, 3 to response 59, and one is unused. */
export function assets(): ResponseAsset[] {
  return files.map(([name, contentType, contentLength, more], at) => ({
    id: assetId(at + 1),
    name,
    division: home,
    contentLength,
    contentType,
    createdBy: userId(3),
    dateCreated: moment(300 + at),
    ...more,
  }));
}
