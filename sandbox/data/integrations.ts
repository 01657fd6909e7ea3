import type { Channel, Integration } from "../model.ts";
import { builtInProfileId, integrationId, moment, profileId, settingId, userId } from "./ids.ts";
import { ownFields } from "./own-fields.ts";

type Row = [channel: Channel, name: string, setting: number, profile: number | "built in", more?: Partial<Integration>];

// 0: no setting, so the global default applies.
const rows: Row[] = [
  ["facebook", "Facebook Shop", 1, 1, { version: 7, modifiedBy: userId(2), dateModified: moment(650) }],
  ["facebook", "Facebook Careers", 2, 2],
  ["facebook", "Facebook Outlet", 1, 1, { creation: { until: 0, fails: true }, identityResolution: undefined }],
  ["twitter", "X Support", 2, 2],
  ["twitter", "X News", 3, 3, { status: "Inactive", tier: "premium", envName: "production" }],
  ["whatsapp", "WhatsApp Germany", 1, 2],
  ["whatsapp", "WhatsApp Spain", 1, 2, { status: "Incomplete", activationStatusCode: "CodeSent", ...twoNumbers() }],
  ["instagram", "Instagram Shop", 4, 2],
  ["open", "Open Chatbot", 3, 1, { openExtensionType: "YouTube", webhookHeaders: headers() }],
  ["open", "Open Kiosk", 0, 0, noUser()],
  ["apple", "Apple Store", 1, 1, { createdBy: userId(6), ...applePay() }],
  ["webmessaging", "Web Chat", 2, "built in"],
  ["sms", "SMS Alerts", 0, 0],
  ["line", "LINE Tokyo", 0, 0],
  ["line", "LINE Osaka", 0, 0, { status: "Inactive" }],
];

/** Integrations of the small organization, at least one per channel. Four channels share profile 2. */
export function smallIntegrations(): Integration[] {
  return rows.map(([channel, name, setting, profile, more], at) => ({
    ...common(channel, at + 1, name),
    ...(setting > 0 && { messagingSetting: settingId(setting) }),
    ...(profile !== 0 && { supportedContent: profile === "built in" ? builtInProfileId : profileId(profile) }),
    ...more,
  }));
}

const channels: Channel[] = ["facebook", "twitter", "whatsapp", "open", "instagram", "apple", "line"];

/** An extra integration for the large organization. Setting 5 and profile 4 stay unused there too. */
export function integration(number: number, setting: number, profile: number): Integration {
  const channel = channels[number % channels.length]!;
  const links = {
    ...(![0, 5].includes(setting) && { messagingSetting: settingId(setting) }),
    // There is no profile 5: the fifth profile is the built-in one.
    ...(![0, 4].includes(profile) && { supportedContent: profile === 5 ? builtInProfileId : profileId(profile) }),
  };
  return { ...common(channel, number, `${channel} ${number}`), ...(channel !== "line" && links) };
}

function common(channel: Channel, number: number, name: string): Integration {
  return {
    id: integrationId(number),
    channel,
    name,
    version: 1,
    status: "Active",
    createdBy: userId(1),
    dateCreated: moment(600 + number),
    modifiedBy: userId(1),
    dateModified: moment(600 + number),
    ...ownFields[channel]?.(number, name),
  };
}

function noUser() {
  return { createdBy: undefined, dateCreated: undefined, modifiedBy: undefined, dateModified: undefined };
}

function headers() {
  return { "X-Shop": "example", "X-Key": "secret-header-9" };
}

function twoNumbers() {
  const entities = ["+34910000001", "+34910000002"].map((phoneNumber, at) => {
    return { name: `Line ${at + 1}`, phoneNumber, status: at === 0 ? "VERIFIED" : "NOT_VERIFIED" };
  });
  return { availablePhoneNumbers: { entities } };
}

function applePay() {
  return {
    applePay: {
      storeName: "Example Shop",
      merchantId: "merchant.com.example",
      domainName: "example.com",
      paymentCapabilities: ["3DS", "creditCard"],
      supportedPaymentNetworks: ["visa", "masterCard"],
      paymentCertificateCredentialId: "credential-1",
      paymentGatewayUrl: "https://pay.example.com",
      fallbackUrl: "https://pay.example.com/fallback",
      shippingMethodUpdateUrl: "https://pay.example.com/method",
      shippingContactUpdateUrl: "https://pay.example.com/contact",
      paymentMethodUpdateUrl: "https://pay.example.com/payment",
      orderTrackingUrl: "https://pay.example.com/tracking",
    },
  };
}
