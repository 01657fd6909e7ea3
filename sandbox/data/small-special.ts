import type { CannedResponse } from "../model.ts";
import { assetId, integrationId, libraryId, moment, responseId, userId } from "./ids.ts";
import { substitutionsOf } from "./substitutions.ts";

/** Responses 49 to 60: at least one of every other response type. */
export function special(): CannedResponse[] {
  return kinds.map(({ libraryNumbers, creator, ...kind }, at) => ({
    id: responseId(49 + at),
    version: 1,
    ...kind,
    libraries: libraryNumbers.map(libraryId),
    ...(creator !== 0 && { createdBy: userId(creator), dateCreated: moment(200 + at) }),
    ...substitutionsOf(kind.texts ?? []),
  }));
}

type Kind = Partial<CannedResponse> & { libraryNumbers: number[]; creator: number };

const plain = (content: string) => ({ contentType: "text/plain", content });
const html = (content: string) => ({ contentType: "text/html", content });

// Creator 0: a response from before the platform recorded creators, without createdBy and dateCreated.
const kinds: Kind[] = [
  {
    name: "Invoice with attachment",
    libraryNumbers: [2],
    creator: 2,
    interactionType: "email",
    texts: [html("<p>Dear {{customer}},<br>your invoice over <b>{{amount}}</b> is attached.</p>")],
    assets: [{ id: assetId(1), assetUsage: "FileAttachments" }, { id: assetId(2) }],
  },
  {
    name: "Newsletter (html and text)",
    libraryNumbers: [7],
    creator: 3,
    texts: [html("<h1>News for {{customer}}</h1>"), plain("News for {{customer}}")],
  },
  { name: "From the old system", libraryNumbers: [5], creator: 0, texts: [plain("Please call us.")] },
  {
    name: "Custom schema",
    libraryNumbers: [5],
    creator: 1,
    texts: [plain("Ticket {{order}} has priority {{priority}}.")],
    substitutionsSchema: {
      id: "ticket",
      $schema: "http://json-schema.org/draft-04/schema#",
      title: "Ticket",
      type: "object",
      required: ["order"],
      properties: {
        order: { type: "string", pattern: "^[0-9]{6}$" },
        priority: { type: "string", enum: ["low", "high"] },
      },
    },
  },
  {
    name: "Order update (WhatsApp)",
    libraryNumbers: [6],
    creator: 3,
    responseType: "MessagingTemplate",
    texts: [plain("Hello {{customer}}, order {{order}} is on its way.")],
    messagingTemplate: {
      whatsApp: {
        name: "order_update",
        namespace: "example_shop",
        language: "en_US",
        header: { type: "Text", content: "Your order" },
        messageFooter: { type: "Text", content: "Example Shop" },
        buttons: [
          { type: "QuickReply", content: "Thanks!", payload: "thanks" },
          { type: "PhoneNumber", contentText: "Call us", content: "+4930000000" },
          { type: "Url", contentText: "Follow", content: "https://example.com/track/{{order}}" },
        ],
        templateStatus: "APPROVED",
      },
    },
  },
  {
    name: "Spring offers (WhatsApp carousel)",
    libraryNumbers: [6, 7],
    creator: 3,
    responseType: "MessagingTemplate",
    texts: [plain("Look what spring has brought, {{customer}}!")],
    messagingTemplate: {
      whatsApp: {
        category: "marketing",
        name: "spring_offers",
        namespace: "example_shop",
        language: "de",
        integrationId: integrationId(6),
        templateStatus: "REJECTED",
        statusInfo: { code: "INVALID_FORMAT", message: "The second card has no picture." },
        carousel: {
          cards: ["Tulips", "Daffodils"].map((flower) => ({
            header: { type: "Image", content: `https://example.com/${flower.toLowerCase()}.png` },
            cardBodyText: { contentType: "text/plain", content: `${flower} from 5 EUR` },
            buttons: [{ type: "Url", contentText: "Buy", content: `https://example.com/${flower.toLowerCase()}` }],
          })),
        },
      },
    },
  },
  {
    name: "Email signature",
    libraryNumbers: [7],
    creator: 3,
    responseType: "Footer",
    texts: [html("<p>Example Shop, 10115 Berlin</p>")],
    footer: { type: "Signature", applicableResources: ["Campaign"] },
  },
  {
    name: "Spring campaign (SMS)",
    libraryNumbers: [7],
    creator: 3,
    responseType: "CampaignSmsTemplate",
    texts: [plain("Spring sale at Example Shop: {{link}}")],
  },
  {
    name: "Spring campaign (email)",
    libraryNumbers: [7],
    creator: 6,
    responseType: "CampaignEmailTemplate",
    texts: [
      { ...plain("Spring is here, {{customer}}"), type: "subject" },
      { ...html("<p>Dear {{customer}}, see our <a href='{{link}}'>offers</a>.</p>"), type: "body" },
    ],
  },
  { name: "Reminder without text (SMS)", libraryNumbers: [7], creator: 3, responseType: "CampaignSmsTemplate" },
  {
    name: "Talk to us (Apple)",
    libraryNumbers: [1],
    creator: 1,
    responseType: "AppleInvitation",
    appleInvitation: {
      templateType: "WithImage",
      businessName: "Example Shop",
      transcriptMessage: "The customer was invited to Messages for Business.",
      locale: "en-US",
    },
    assets: [{ id: assetId(3) }],
  },
  { name: "Satisfaction form", libraryNumbers: [5], creator: 4, responseType: "Form" },
];
