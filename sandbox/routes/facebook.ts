import type { Handlers } from "../api.ts";
import { platformApp } from "../data/own-fields.ts";

/** What a page has to grant to the platform's app. These are Meta's names; the vendor publishes no list. */
const permissions = [
  { name: "pages_messaging", type: "FacebookPrivate" },
  { name: "pages_manage_metadata", type: "FacebookPrivate" },
  { name: "pages_read_user_content", type: "FacebookPublic" },
  { name: "instagram_manage_messages", type: "InstagramPrivate" },
  { name: "instagram_manage_comments", type: "InstagramPublic" },
  { name: "whatsapp_business_messaging", type: "WhatsAppPrivate" },
];

/** The platform's own Facebook app, and the permissions that it asks of a page. The list is not paged. */
export const facebook: Handlers = {
  getConversationsMessagingFacebookApp: () => ({ status: 200, body: { id: platformApp } }),
  getConversationsMessagingFacebookPermissions: () => ({ status: 200, body: { entities: permissions } }),
};
