import { expect } from "@jest/globals";
import type { Data, Gateway } from "./start.ts";

interface ChannelInput {
  /** The channel in names of mutations: `Facebook` for `createFacebookIntegration`. */
  type: string;
  channel: string;
  /** All fields of the create mutation's input, except name and links. */
  input: object;
  /** The same fields in the REST API. */
  body: object;
}

const PAY = {
  storeName: "Shop",
  merchantId: "m",
  domainName: "shop.example",
  paymentCertificateCredentialId: "c",
  paymentGatewayUrl: "https://pay",
  fallbackUrl: "https://fallback",
  shippingMethodUpdateUrl: "https://method",
  shippingContactUpdateUrl: "https://contact",
  paymentMethodUpdateUrl: "https://payment",
  orderTrackingUrl: "https://tracking",
};

/** Inputs for each channel, on today's or the older paths. Secrets begin with the given one. */
export function channelInputs(messagingApi: "conversations" | "messaging", secret: string): ChannelInput[] {
  const as = (name: string) => `${secret}-${name}`;
  const page = {
    pageAccessToken: as("page"),
    userAccessToken: as("user"),
    pageId: "p",
    appId: "1",
    appSecret: as("app"),
  };
  const line = { channelId: "1", channelSecret: as("channel"), switcherSecret: as("switcher"), serviceCode: "s" };
  const apple = {
    messagesForBusinessId: "m",
    businessName: "Shop",
    logoUrl: "https://logo",
    appleIMessageApp: { applicationName: "Shop", applicationId: "1", bundleId: "com.example" },
    appleAuthentication: {
      oauthClientId: "c",
      oauthClientSecret: as("oauth"),
      oauthTokenUrl: "https://token",
      oauthScope: "profile",
    },
  };
  const open = {
    outboundNotificationWebhookUrl: "https://hook",
    outboundNotificationWebhookSignatureSecretToken: as("signature"),
    webhookHeaders: { "X-Key": as("header") },
  };
  const keys = {
    accessTokenKey: as("access-key"),
    accessTokenSecret: as("access"),
    consumerKey: as("consumer-key"),
    consumerSecret: as("consumer"),
    envName: "test",
  };
  const signup = { signupCode: as("signup"), codeChallenge: as("challenge"), redirectUri: "https://x", appId: "1" };
  const number = { phoneNumber: "+49", wabaCertificate: as("certificate") };
  const same = (type: string, input: object) => ({ type, channel: type.toUpperCase(), input, body: input });
  const both = [same("Facebook", page), same("Line", line)];
  if (messagingApi === "messaging") {
    const twitter = { type: "Twitter", channel: "TWITTER" };
    return [...both, { ...twitter, input: { tier: "ENTERPRISE", ...keys }, body: { tier: "enterprise", ...keys } }];
  }
  const enums = {
    paymentCapabilities: ["THREE_D_SECURE", "CREDIT_CARD"],
    supportedPaymentNetworks: ["MASTER_CARD", "VISA"],
  };
  const words = { paymentCapabilities: ["3DS", "creditCard"], supportedPaymentNetworks: ["masterCard", "visa"] };
  return [
    ...both,
    same("Twitter", signup),
    same("WhatsApp", number),
    same("Instagram", page),
    same("Open", open),
    {
      type: "Apple",
      channel: "APPLE",
      input: { ...apple, applePay: { ...PAY, ...enums } },
      body: { ...apple, applePay: { ...PAY, ...words } },
    },
  ];
}

const FIELDS = "id name channel createStatus messagingSetting { id } supportedContentProfile { id }";

/** Runs a mutation of integrations. Returns its payload; throws for GraphQL errors. */
export async function writeIntegration(gateway: Gateway, name: string, input: object, fields = ""): Promise<Data> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`;
  const { data, errors } = await gateway.query(
    `mutation ($input: ${type}) { ${name}(input: $input) {
      integration { ${FIELDS} ${fields} } userErrors { __typename code path } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

/** Deletes an integration. Returns the payload; throws for GraphQL errors. */
export async function deleteIntegration(gateway: Gateway, id: string, channel: string): Promise<Data> {
  const { data, errors } = await gateway.query(
    `mutation ($input: DeleteIntegrationInput!) { deleteIntegration(input: $input) { deletedId userErrors { code path } } }`,
    { input: { id, channel } },
  );
  expect(errors).toBeUndefined();
  return data.deleteIntegration;
}
