// Generated from schema.graphql by `npm run codegen`. Do not edit.
import type { AppleInvitationTemplateType } from '../resolvers/enums.ts';
import type { AssetUsage } from '../resolvers/enums.ts';
import type { FooterResource } from '../resolvers/enums.ts';
import type { FooterType } from '../resolvers/enums.ts';
import type { InteractionType } from '../resolvers/enums.ts';
import type { ResponseType } from '../resolvers/enums.ts';
import type { TemplateButtonType } from '../resolvers/enums.ts';
import type { TemplateFooterType } from '../resolvers/enums.ts';
import type { TemplateHeaderType } from '../resolvers/enums.ts';
import type { TextContentType } from '../resolvers/enums.ts';
import type { TextType } from '../resolvers/enums.ts';
import type { UserErrorCode } from '../resolvers/enums.ts';
import type { WhatsAppTemplateCategory } from '../resolvers/enums.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { GenesysLibrary } from '../datasources/libraries.ts';
import type { GenesysResponse } from '../datasources/responses.ts';
import type { GenesysUser } from '../datasources/users.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment in time as ISO-8601 text in UTC with milliseconds, for example `2026-03-01T09:30:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** Any JSON value, passed through as it is. */
  JSON: { input: unknown; output: unknown; }
};

/** An invitation to go on in Apple Messages for Business. */
export type AppleInvitation = {
  __typename?: 'AppleInvitation';
  /** The name of the business as the customer sees it. */
  businessName?: Maybe<Scalars['String']['output']>;
  /** Language of the invitation, for example `en-US`. */
  locale?: Maybe<Scalars['String']['output']>;
  /** How the invitation looks. */
  templateType?: Maybe<AppleInvitationTemplateType>;
  /** What is noted in the transcript of the conversation. */
  transcriptMessage?: Maybe<Scalars['String']['output']>;
};

/** An invitation to go on in Apple Messages for Business. A new one needs every field. */
export type AppleInvitationInput = {
  /** The name of the business as the customer sees it. */
  businessName?: InputMaybe<Scalars['String']['input']>;
  /** Language of the invitation, for example `en-US`. */
  locale?: InputMaybe<Scalars['String']['input']>;
  /** How the invitation looks. */
  templateType?: InputMaybe<AppleInvitationTemplateType>;
  /** What is noted in the transcript of the conversation. */
  transcriptMessage?: InputMaybe<Scalars['String']['input']>;
};

export { AppleInvitationTemplateType };

export { AssetUsage };

/** The text of a carousel card. */
export type CardBodyText = {
  __typename?: 'CardBodyText';
  /** The text itself. */
  content?: Maybe<Scalars['String']['output']>;
  /** How the text is written. */
  contentType?: Maybe<TextContentType>;
};

/** The text of a carousel card. */
export type CardBodyTextInput = {
  /** The text itself. */
  content: Scalars['String']['input'];
  /** How the text is written. */
  contentType: TextContentType;
};

/** A row of cards that the customer can swipe through. */
export type Carousel = {
  __typename?: 'Carousel';
  /** The cards, in order. */
  cards?: Maybe<Array<CarouselCard>>;
};

/** One card of a carousel. */
export type CarouselCard = {
  __typename?: 'CarouselCard';
  /** The buttons of the card. */
  buttons?: Maybe<Array<TemplateButton>>;
  /** The text of the card. */
  cardBodyText?: Maybe<CardBodyText>;
  /** What stands on top of the card. */
  header?: Maybe<TemplateHeader>;
};

/** One card of a carousel. */
export type CarouselCardInput = {
  /** The buttons of the card. */
  buttons: Array<TemplateButtonInput>;
  /** The text of the card. */
  cardBodyText?: InputMaybe<CardBodyTextInput>;
  /** What stands on top of the card. */
  header: TemplateHeaderInput;
};

/** A row of cards that the customer can swipe through. */
export type CarouselInput = {
  /** The cards, in order; they replace all that are there. */
  cards: Array<CarouselCardInput>;
};

/** The library to make. */
export type CreateLibraryInput = {
  /** Id of the access division. Left out: the home division. */
  divisionId?: InputMaybe<Scalars['ID']['input']>;
  /** Name of the library. */
  name: Scalars['String']['input'];
};

/** Answer of `createLibrary`. */
export type CreateLibraryPayload = {
  __typename?: 'CreateLibraryPayload';
  /** The new library; `null` when there are user errors. */
  library?: Maybe<Library>;
  /** What is wrong with the input; empty when the library was made. */
  userErrors: Array<UserError>;
};

/** The response to make. */
export type CreateResponseInput = {
  /** The invitation, for the type `APPLE_INVITATION`. */
  appleInvitation?: InputMaybe<AppleInvitationInput>;
  /** Files and pictures to use. */
  assets?: InputMaybe<Array<ResponseAssetInput>>;
  /** Where the footer is used, for the type `FOOTER`. */
  footer?: InputMaybe<FooterTemplateInput>;
  /** The kind of conversation the response is for. Left out: any. */
  interactionType?: InputMaybe<InteractionType>;
  /** Ids of the libraries to put it in; at least one. */
  libraryIds: Array<Scalars['ID']['input']>;
  /** The message template, for the type `MESSAGING_TEMPLATE`. */
  messagingTemplate?: InputMaybe<MessagingTemplateInput>;
  /** Name of the response. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What kind of response it is. Left out: a standard response. */
  responseType?: InputMaybe<ResponseType>;
  /** The placeholders in the texts. */
  substitutions?: InputMaybe<Array<ResponseSubstitutionInput>>;
  /** Describes the substitutions as a JSON schema document. */
  substitutionsSchema?: InputMaybe<Scalars['JSON']['input']>;
  /** The texts. Needed for standard responses, footers and templates. */
  texts?: InputMaybe<Array<ResponseTextInput>>;
};

/** Answer of `createResponse`. */
export type CreateResponsePayload = {
  __typename?: 'CreateResponsePayload';
  /** The new response; `null` when there are user errors. */
  response?: Maybe<Response>;
  /** What is wrong with the input; empty when the response was made. */
  userErrors: Array<UserError>;
};

/** The library to delete. */
export type DeleteLibraryInput = {
  /** Id of the library to delete, with all responses in it. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteLibrary`. */
export type DeleteLibraryPayload = {
  __typename?: 'DeleteLibraryPayload';
  /** Id of the library that is gone; `null` when there are user errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What is wrong with the input; empty when the library was deleted. */
  userErrors: Array<UserError>;
};

/** The response to delete. */
export type DeleteResponseInput = {
  /** Id of the response to delete. */
  id: Scalars['ID']['input'];
};

/** Answer of `deleteResponse`. */
export type DeleteResponsePayload = {
  __typename?: 'DeleteResponsePayload';
  /** Id of the response that is gone; `null` when there are user errors. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** What is wrong with the input; empty when the response was deleted. */
  userErrors: Array<UserError>;
};

/** An access division: a part of the organization that decides who may see and change what is in it. */
export type Division = {
  __typename?: 'Division';
  /** Id of the division. `*` stands for all divisions. */
  id: Scalars['ID']['output'];
  /** Name of the division. */
  name?: Maybe<Scalars['String']['output']>;
  /** Path of the division in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

export { FooterResource };

/** Where a footer response is used. */
export type FooterTemplate = {
  __typename?: 'FooterTemplate';
  /** What the footer can be put below. */
  applicableResources?: Maybe<Array<FooterResource>>;
  /** What the footer is. */
  type?: Maybe<FooterType>;
};

/** Where a footer response is used. */
export type FooterTemplateInput = {
  /** What the footer can be put below. */
  applicableResources?: InputMaybe<Array<FooterResource>>;
  /** What the footer is. */
  type?: InputMaybe<FooterType>;
};

export { FooterType };

/** A value of the input that cannot be accepted, or that clashes with what is stored. */
export type InputError = UserError & {
  __typename?: 'InputError';
  /** What is wrong, for a program. */
  code: UserErrorCode;
  /** What is wrong, in a sentence for a person. */
  message: Scalars['String']['output'];
  /** Where in the mutation's arguments it is wrong. */
  path: Array<Scalars['String']['output']>;
};

export { InteractionType };

/** A folder of canned responses. */
export type Library = {
  __typename?: 'Library';
  /** The user who made the library. */
  createdBy?: Maybe<User>;
  /** When the library was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** The division that decides who has access to the library. */
  division?: Maybe<Division>;
  /** Id of the library. */
  id: Scalars['ID']['output'];
  /** Name of the library. Names need not be unique. */
  name?: Maybe<Scalars['String']['output']>;
  /** Kind of responses the library was made for. Obsolete upstream: any kind may be in any library now. */
  responseType?: Maybe<ResponseType>;
  /** The responses in this library, a page at a time. One REST call for each library. */
  responses?: Maybe<ResponseConnection>;
  /** Path of the library in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** Counts the changes made to the library; an update may say which version it was made for. */
  version?: Maybe<Scalars['Int']['output']>;
};


/** A folder of canned responses. */
export type LibraryResponsesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of libraries. */
export type LibraryConnection = {
  __typename?: 'LibraryConnection';
  /** The libraries of this page, each with its cursor. */
  edges: Array<LibraryEdge>;
  /** The libraries of this page. A row that Genesys Cloud answered broken is `null`, with an error at its place. */
  nodes: Array<Maybe<Library>>;
  /** Where this page stands within the whole list. */
  pageInfo: PageInfo;
  /** Number of libraries in the whole list; `null` when Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A library and its place in a list. */
export type LibraryEdge = {
  __typename?: 'LibraryEdge';
  /** Place of this row in the list, to be used as `after`. */
  cursor: Scalars['String']['output'];
  /** The library. */
  node?: Maybe<Library>;
};

/** A template approved for a messaging channel. */
export type MessagingTemplate = {
  __typename?: 'MessagingTemplate';
  /** The template on WhatsApp. */
  whatsApp?: Maybe<WhatsAppTemplate>;
};

/** A template approved for a messaging channel. */
export type MessagingTemplateInput = {
  /** The template on WhatsApp. */
  whatsApp?: InputMaybe<WhatsAppTemplateInput>;
};

/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`.
 */
export type Mutation = {
  __typename?: 'Mutation';
  /** Makes a new, empty library. */
  createLibrary?: Maybe<CreateLibraryPayload>;
  /** Makes a new response. */
  createResponse?: Maybe<CreateResponsePayload>;
  /** Deletes a library **and every response that is in it**, also responses that are in other libraries too. */
  deleteLibrary?: Maybe<DeleteLibraryPayload>;
  /** Deletes a response and takes it out of every library it is in. */
  deleteResponse?: Maybe<DeleteResponsePayload>;
  /** Changes a library. Fields left out of the input keep their value. */
  updateLibrary?: Maybe<UpdateLibraryPayload>;
  /**
   * Changes a response. Fields left out of the input keep their value, `null` clears the field, a list
   * replaces the whole list, and an object is merged into the object that is there.
   */
  updateResponse?: Maybe<UpdateResponsePayload>;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`.
 */
export type MutationCreateLibraryArgs = {
  input: CreateLibraryInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`.
 */
export type MutationCreateResponseArgs = {
  input: CreateResponseInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`.
 */
export type MutationDeleteLibraryArgs = {
  input: DeleteLibraryInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`.
 */
export type MutationDeleteResponseArgs = {
  input: DeleteResponseInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`.
 */
export type MutationUpdateLibraryArgs = {
  input: UpdateLibraryInput;
};


/**
 * Everything that can be changed. Each mutation takes one `input` and answers what became of it; what is wrong with the input stands in
 * `userErrors`.
 */
export type MutationUpdateResponseArgs = {
  input: UpdateResponseInput;
};

/** Where a page of a list stands within the whole list. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last row of this page, to be used as `after` for the next one; `null` on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** True when there are more rows after this page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True when there are rows before this page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first row of this page; `null` on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Everything that can be read. */
export type Query = {
  __typename?: 'Query';
  /** All libraries of the organization, a page at a time. */
  libraries?: Maybe<LibraryConnection>;
  /** Several libraries by their ids, in the order asked for, `null` where there is no such library. */
  librariesById?: Maybe<Array<Maybe<Library>>>;
  /** One library by its id; `null` when there is no such library. */
  library?: Maybe<Library>;
  /** One response by its id; `null` when there is no such response. */
  response?: Maybe<Response>;
  /** The responses of one library, a page at a time; `null` when there is no such library. */
  responses?: Maybe<ResponseConnection>;
  /**
   * Several responses by their ids, in the order asked for, `null` where there is no such response.
   * Genesys Cloud has no bulk read of responses: each id costs one REST call.
   */
  responsesById?: Maybe<Array<Maybe<Response>>>;
  /** Searches responses of all libraries by name and text. */
  searchResponses?: Maybe<ResponseConnection>;
};


/** Everything that can be read. */
export type QueryLibrariesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryLibrariesByIdArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QueryLibraryArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryResponseArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. */
export type QueryResponsesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  libraryId: Scalars['ID']['input'];
  page?: InputMaybe<Scalars['Int']['input']>;
};


/** Everything that can be read. */
export type QueryResponsesByIdArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Everything that can be read. */
export type QuerySearchResponsesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ResponseSearchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  page?: InputMaybe<Scalars['Int']['input']>;
  phrase?: InputMaybe<Scalars['String']['input']>;
};

/** A canned response: a prepared text or template that agents and campaigns send. */
export type Response = {
  __typename?: 'Response';
  /** The invitation to Apple Messages for Business, for responses of the type `APPLE_INVITATION`. */
  appleInvitation?: Maybe<AppleInvitation>;
  /** Files and pictures used in the response. */
  assets?: Maybe<Array<ResponseAsset>>;
  /** The user who made the response. */
  createdBy?: Maybe<User>;
  /** When the response was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** Where the footer is used, for responses of the type `FOOTER`. */
  footer?: Maybe<FooterTemplate>;
  /** Id of the response. */
  id: Scalars['ID']['output'];
  /** The kind of conversation the response is for; `null` means any. */
  interactionType?: Maybe<InteractionType>;
  /**
   * The libraries that the response is in. `id`, `name`, `selfUri` and `responses` come at no cost; any further field is
   * read in bulk, 50 libraries to a REST call. A library that cannot be found then is `null`.
   */
  libraries?: Maybe<Array<Maybe<Library>>>;
  /** The message template behind the response, for responses of the type `MESSAGING_TEMPLATE`. */
  messagingTemplate?: Maybe<MessagingTemplate>;
  /** Name of the response. */
  name?: Maybe<Scalars['String']['output']>;
  /** What kind of response it is; `null` means a standard response. */
  responseType?: Maybe<ResponseType>;
  /** Path of the response in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
  /** The placeholders in the texts, written there as `{{id}}`. */
  substitutions?: Maybe<Array<ResponseSubstitution>>;
  /** Describes the substitutions as a JSON schema document, where the response has one. */
  substitutionsSchema?: Maybe<Scalars['JSON']['output']>;
  /** The texts of the response, for example a plain and an HTML form, or a subject and a body. */
  texts?: Maybe<Array<ResponseText>>;
  /** Counts the changes made to the response; an update may say which version it was made for. */
  version?: Maybe<Scalars['Int']['output']>;
};

/** A file or picture that a response uses. */
export type ResponseAsset = {
  __typename?: 'ResponseAsset';
  /** How the response uses the asset; `null` for a picture inside the text. */
  assetUsage?: Maybe<AssetUsage>;
  /** Where the content of the asset can be loaded from. */
  contentLocation?: Maybe<Scalars['String']['output']>;
  /** Id of the asset. */
  id: Scalars['ID']['output'];
  /** Path of the asset in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

/** A file or picture that a response uses. */
export type ResponseAssetInput = {
  /** How the response uses the asset. Left out: a picture inside the text. */
  assetUsage?: InputMaybe<AssetUsage>;
  /** Where the content of the asset can be loaded from. */
  contentLocation?: InputMaybe<Scalars['String']['input']>;
  /** Id of the asset. */
  id: Scalars['ID']['input'];
};

/** A page of responses. */
export type ResponseConnection = {
  __typename?: 'ResponseConnection';
  /** The responses of this page, each with its cursor. */
  edges: Array<ResponseEdge>;
  /** The responses of this page. A row that Genesys Cloud answered broken is `null`, with an error at its place. */
  nodes: Array<Maybe<Response>>;
  /** Where this page stands within the whole list. */
  pageInfo: PageInfo;
  /** Number of responses in the whole list; `null` when Genesys Cloud does not say. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** A response and its place in a list. */
export type ResponseEdge = {
  __typename?: 'ResponseEdge';
  /** Place of this row in the list, to be used as `after`. */
  cursor: Scalars['String']['output'];
  /** The response. */
  node?: Maybe<Response>;
};

/** Conditions for a search of responses; all that are given must be met. */
export type ResponseSearchFilter = {
  /**
   * Keep only responses for this kind of conversation. Genesys Cloud cannot filter by it: the gateway reads all matches
   * (500 to a REST call) and keeps what fits, and refuses a search with more than 5,000 matches.
   */
  interactionType?: InputMaybe<InteractionType>;
  /** Keep only responses that are in one of these libraries. */
  libraryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Keep only responses of this type. */
  responseType?: InputMaybe<ResponseType>;
};

/** A placeholder in the texts of a response. */
export type ResponseSubstitution = {
  __typename?: 'ResponseSubstitution';
  /** What is put there when the agent gives nothing. */
  defaultValue?: Maybe<Scalars['String']['output']>;
  /** What is to be put there, for the agent to read. */
  description?: Maybe<Scalars['String']['output']>;
  /** Id of the placeholder, written as `{{id}}` in the text. */
  id: Scalars['ID']['output'];
};

/** A placeholder in the texts of a response. */
export type ResponseSubstitutionInput = {
  /** What is put there when the agent gives nothing. */
  defaultValue?: InputMaybe<Scalars['String']['input']>;
  /** What is to be put there, for the agent to read. */
  description?: InputMaybe<Scalars['String']['input']>;
  /** Id of the placeholder, written as `{{id}}` in the text. */
  id: Scalars['ID']['input'];
};

/** One text of a response. */
export type ResponseText = {
  __typename?: 'ResponseText';
  /** The text itself, with substitutions written as `{{id}}`. */
  content?: Maybe<Scalars['String']['output']>;
  /** How the text is written. */
  contentType?: Maybe<TextContentType>;
  /** What the text is for; `null` where the response has only one kind of text. */
  type?: Maybe<TextType>;
};

/** One text of a response. */
export type ResponseTextInput = {
  /** The text itself, with substitutions written as `{{id}}`. */
  content: Scalars['String']['input'];
  /** How the text is written. */
  contentType?: InputMaybe<TextContentType>;
  /** What the text is for. */
  type?: InputMaybe<TextType>;
};

export { ResponseType };

/** A button in a message template. */
export type TemplateButton = {
  __typename?: 'TemplateButton';
  /** What the button acts on, for example the telephone number or the address. */
  content?: Maybe<Scalars['String']['output']>;
  /** The words on the button. */
  contentText?: Maybe<Scalars['String']['output']>;
  /** What is sent back when the button is pressed. */
  payload?: Maybe<Scalars['String']['output']>;
  /** What the button does. */
  type?: Maybe<TemplateButtonType>;
};

/** A button in a message template. */
export type TemplateButtonInput = {
  /** What the button acts on, for example the telephone number or the address. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** The words on the button. */
  contentText?: InputMaybe<Scalars['String']['input']>;
  /** What is sent back when the button is pressed. */
  payload?: InputMaybe<Scalars['String']['input']>;
  /** What the button does. */
  type?: InputMaybe<TemplateButtonType>;
};

export { TemplateButtonType };

/** The line below the message of a template. */
export type TemplateFooter = {
  __typename?: 'TemplateFooter';
  /** The words of the footer. */
  content?: Maybe<Scalars['String']['output']>;
  /** What the footer consists of. */
  type?: Maybe<TemplateFooterType>;
};

/** The line below the message of a template. */
export type TemplateFooterInput = {
  /** The words of the footer. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** What the footer consists of. */
  type?: InputMaybe<TemplateFooterType>;
};

export { TemplateFooterType };

/** What stands above the message of a template. */
export type TemplateHeader = {
  __typename?: 'TemplateHeader';
  /** The words, or the address of the picture, video or document. */
  content?: Maybe<Scalars['String']['output']>;
  /** What the header consists of. */
  type?: Maybe<TemplateHeaderType>;
};

/** What stands above the message of a template. */
export type TemplateHeaderInput = {
  /** The words, or the address of the picture, video or document. */
  content?: InputMaybe<Scalars['String']['input']>;
  /** What the header consists of. */
  type?: InputMaybe<TemplateHeaderType>;
};

export { TemplateHeaderType };

/** Why a message template has its status. */
export type TemplateStatusInfo = {
  __typename?: 'TemplateStatusInfo';
  /** Reason, for a program. */
  code?: Maybe<Scalars['String']['output']>;
  /** Reason, for a person. */
  message?: Maybe<Scalars['String']['output']>;
};

export { TextContentType };

export { TextType };

/** What to change about a library. Fields left out keep their value. */
export type UpdateLibraryInput = {
  /** Id of the access division to move the library to. `null` clears it. */
  divisionId?: InputMaybe<Scalars['ID']['input']>;
  /** The version that the change is made for. Left out: whatever version is stored now. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Id of the library to change. */
  id: Scalars['ID']['input'];
  /** New name of the library. */
  name?: InputMaybe<Scalars['String']['input']>;
};

/** Answer of `updateLibrary`. */
export type UpdateLibraryPayload = {
  __typename?: 'UpdateLibraryPayload';
  /** The library as it is now; `null` when there are user errors. */
  library?: Maybe<Library>;
  /** What is wrong with the input; empty when the library was changed. */
  userErrors: Array<UserError>;
};

/** What to change about a response. Fields left out keep their value, `null` clears the field. */
export type UpdateResponseInput = {
  /** The invitation; merged into the one that is there. */
  appleInvitation?: InputMaybe<AppleInvitationInput>;
  /** Files and pictures from now on; they replace all that are there. */
  assets?: InputMaybe<Array<ResponseAssetInput>>;
  /** The version that the change is made for. Left out: whatever version is stored now. */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** Where the footer is used; merged into what is there. */
  footer?: InputMaybe<FooterTemplateInput>;
  /** Id of the response to change. */
  id: Scalars['ID']['input'];
  /** The kind of conversation the response is for. */
  interactionType?: InputMaybe<InteractionType>;
  /** Ids of all libraries the response is to be in from now on; at least one. */
  libraryIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The message template; merged into the one that is there. */
  messagingTemplate?: InputMaybe<MessagingTemplateInput>;
  /** New name of the response. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** What kind of response it is. */
  responseType?: InputMaybe<ResponseType>;
  /** The placeholders from now on; they replace all that are there. */
  substitutions?: InputMaybe<Array<ResponseSubstitutionInput>>;
  /** Describes the substitutions as a JSON schema document; replaces the one that is there. */
  substitutionsSchema?: InputMaybe<Scalars['JSON']['input']>;
  /** The texts from now on; they replace all that are there. */
  texts?: InputMaybe<Array<ResponseTextInput>>;
};

/** Answer of `updateResponse`. */
export type UpdateResponsePayload = {
  __typename?: 'UpdateResponsePayload';
  /** The response as it is now; `null` when there are user errors. */
  response?: Maybe<Response>;
  /** What is wrong with the input; empty when the response was changed. */
  userErrors: Array<UserError>;
};

/** A user of the organization. */
export type User = {
  __typename?: 'User';
  /** Id of the user. */
  id: Scalars['ID']['output'];
  /** Name of the user. Read in bulk, only when asked for. */
  name?: Maybe<Scalars['String']['output']>;
  /** Path of the user in the Genesys Cloud REST API. */
  selfUri?: Maybe<Scalars['String']['output']>;
};

/**
 * Something about a write that the person asking can mend: the request itself was in order, its content was not.
 * Whatever nobody in front of the screen can mend (no permission upstream, Genesys Cloud is down) is a GraphQL error instead.
 */
export type UserError = {
  /** What is wrong, for a program. */
  code: UserErrorCode;
  /** What is wrong, in a sentence for a person. */
  message: Scalars['String']['output'];
  /** Where in the mutation's arguments it is wrong, for example `["input", "name"]`; `["input"]` when no single field is to blame. */
  path: Array<Scalars['String']['output']>;
};

export { UserErrorCode };

/** The entity has another version than the one the change was made for: somebody else changed it in the meantime. Nothing was written. */
export type VersionConflict = UserError & {
  __typename?: 'VersionConflict';
  /** Always `VERSION_CONFLICT`. */
  code: UserErrorCode;
  /** The version that is stored, where it is known. */
  currentVersion?: Maybe<Scalars['Int']['output']>;
  /** The version that the change was made for. */
  expectedVersion?: Maybe<Scalars['Int']['output']>;
  /** What is wrong, in a sentence for a person. */
  message: Scalars['String']['output'];
  /** The input field that holds the expected version. */
  path: Array<Scalars['String']['output']>;
};

/** A message template that is registered with WhatsApp. */
export type WhatsAppTemplate = {
  __typename?: 'WhatsAppTemplate';
  /** The buttons below the message. */
  buttons?: Maybe<Array<TemplateButton>>;
  /** The cards of a carousel template. */
  carousel?: Maybe<Carousel>;
  /** What WhatsApp files the template under. */
  category?: Maybe<WhatsAppTemplateCategory>;
  /** What stands above the message. */
  header?: Maybe<TemplateHeader>;
  /** Id of the WhatsApp integration that the template belongs to (carousel templates only). */
  integrationId?: Maybe<Scalars['ID']['output']>;
  /** Language code of the template, for example `en_US`. */
  language?: Maybe<Scalars['String']['output']>;
  /** The line below the message. */
  messageFooter?: Maybe<TemplateFooter>;
  /** Name of the template on WhatsApp. */
  name?: Maybe<Scalars['String']['output']>;
  /** Namespace of the template on WhatsApp. */
  namespace?: Maybe<Scalars['String']['output']>;
  /** Why the template has this status. */
  statusInfo?: Maybe<TemplateStatusInfo>;
  /** Where the template stands in WhatsApp's approval. */
  templateStatus?: Maybe<Scalars['String']['output']>;
};

export { WhatsAppTemplateCategory };

/** A message template that is registered with WhatsApp. A new one needs `name` and `language`. */
export type WhatsAppTemplateInput = {
  /** The buttons below the message. */
  buttons?: InputMaybe<Array<TemplateButtonInput>>;
  /** The cards of a carousel template. */
  carousel?: InputMaybe<CarouselInput>;
  /** What WhatsApp files the template under. */
  category?: InputMaybe<WhatsAppTemplateCategory>;
  /** What stands above the message. */
  header?: InputMaybe<TemplateHeaderInput>;
  /** Id of the WhatsApp integration that the template belongs to (carousel templates only). */
  integrationId?: InputMaybe<Scalars['ID']['input']>;
  /** Language code of the template, for example `en_US`. */
  language?: InputMaybe<Scalars['String']['input']>;
  /** The line below the message. */
  messageFooter?: InputMaybe<TemplateFooterInput>;
  /** Name of the template on WhatsApp. */
  name?: InputMaybe<Scalars['String']['input']>;
  /** Namespace of the template on WhatsApp. */
  namespace?: InputMaybe<Scalars['String']['input']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T | Error;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  UserError:
    | ( InputError )
    | ( VersionConflict )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AppleInvitation: ResolverTypeWrapper<AppleInvitation>;
  AppleInvitationInput: AppleInvitationInput;
  AppleInvitationTemplateType: AppleInvitationTemplateType;
  AssetUsage: AssetUsage;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  CardBodyText: ResolverTypeWrapper<CardBodyText>;
  CardBodyTextInput: CardBodyTextInput;
  Carousel: ResolverTypeWrapper<Carousel>;
  CarouselCard: ResolverTypeWrapper<CarouselCard>;
  CarouselCardInput: CarouselCardInput;
  CarouselInput: CarouselInput;
  CreateLibraryInput: CreateLibraryInput;
  CreateLibraryPayload: ResolverTypeWrapper<Omit<CreateLibraryPayload, 'library' | 'userErrors'> & { library?: Maybe<ResolversTypes['Library']>, userErrors: Array<ResolversTypes['UserError']> }>;
  CreateResponseInput: CreateResponseInput;
  CreateResponsePayload: ResolverTypeWrapper<Omit<CreateResponsePayload, 'response' | 'userErrors'> & { response?: Maybe<ResolversTypes['Response']>, userErrors: Array<ResolversTypes['UserError']> }>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeleteLibraryInput: DeleteLibraryInput;
  DeleteLibraryPayload: ResolverTypeWrapper<Omit<DeleteLibraryPayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  DeleteResponseInput: DeleteResponseInput;
  DeleteResponsePayload: ResolverTypeWrapper<Omit<DeleteResponsePayload, 'userErrors'> & { userErrors: Array<ResolversTypes['UserError']> }>;
  Division: ResolverTypeWrapper<Division>;
  FooterResource: FooterResource;
  FooterTemplate: ResolverTypeWrapper<FooterTemplate>;
  FooterTemplateInput: FooterTemplateInput;
  FooterType: FooterType;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  InputError: ResolverTypeWrapper<InputError>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  InteractionType: InteractionType;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Library: ResolverTypeWrapper<GenesysLibrary>;
  LibraryConnection: ResolverTypeWrapper<Omit<LibraryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['LibraryEdge']>, nodes: Array<Maybe<ResolversTypes['Library']>> }>;
  LibraryEdge: ResolverTypeWrapper<Omit<LibraryEdge, 'node'> & { node?: Maybe<ResolversTypes['Library']> }>;
  MessagingTemplate: ResolverTypeWrapper<MessagingTemplate>;
  MessagingTemplateInput: MessagingTemplateInput;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Response: ResolverTypeWrapper<GenesysResponse>;
  ResponseAsset: ResolverTypeWrapper<ResponseAsset>;
  ResponseAssetInput: ResponseAssetInput;
  ResponseConnection: ResolverTypeWrapper<Omit<ResponseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ResponseEdge']>, nodes: Array<Maybe<ResolversTypes['Response']>> }>;
  ResponseEdge: ResolverTypeWrapper<Omit<ResponseEdge, 'node'> & { node?: Maybe<ResolversTypes['Response']> }>;
  ResponseSearchFilter: ResponseSearchFilter;
  ResponseSubstitution: ResolverTypeWrapper<ResponseSubstitution>;
  ResponseSubstitutionInput: ResponseSubstitutionInput;
  ResponseText: ResolverTypeWrapper<ResponseText>;
  ResponseTextInput: ResponseTextInput;
  ResponseType: ResponseType;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  TemplateButton: ResolverTypeWrapper<TemplateButton>;
  TemplateButtonInput: TemplateButtonInput;
  TemplateButtonType: TemplateButtonType;
  TemplateFooter: ResolverTypeWrapper<TemplateFooter>;
  TemplateFooterInput: TemplateFooterInput;
  TemplateFooterType: TemplateFooterType;
  TemplateHeader: ResolverTypeWrapper<TemplateHeader>;
  TemplateHeaderInput: TemplateHeaderInput;
  TemplateHeaderType: TemplateHeaderType;
  TemplateStatusInfo: ResolverTypeWrapper<TemplateStatusInfo>;
  TextContentType: TextContentType;
  TextType: TextType;
  UpdateLibraryInput: UpdateLibraryInput;
  UpdateLibraryPayload: ResolverTypeWrapper<Omit<UpdateLibraryPayload, 'library' | 'userErrors'> & { library?: Maybe<ResolversTypes['Library']>, userErrors: Array<ResolversTypes['UserError']> }>;
  UpdateResponseInput: UpdateResponseInput;
  UpdateResponsePayload: ResolverTypeWrapper<Omit<UpdateResponsePayload, 'response' | 'userErrors'> & { response?: Maybe<ResolversTypes['Response']>, userErrors: Array<ResolversTypes['UserError']> }>;
  User: ResolverTypeWrapper<GenesysUser>;
  UserError: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['UserError']>;
  UserErrorCode: UserErrorCode;
  VersionConflict: ResolverTypeWrapper<VersionConflict>;
  WhatsAppTemplate: ResolverTypeWrapper<WhatsAppTemplate>;
  WhatsAppTemplateCategory: WhatsAppTemplateCategory;
  WhatsAppTemplateInput: WhatsAppTemplateInput;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AppleInvitation: AppleInvitation;
  AppleInvitationInput: AppleInvitationInput;
  Boolean: Scalars['Boolean']['output'];
  CardBodyText: CardBodyText;
  CardBodyTextInput: CardBodyTextInput;
  Carousel: Carousel;
  CarouselCard: CarouselCard;
  CarouselCardInput: CarouselCardInput;
  CarouselInput: CarouselInput;
  CreateLibraryInput: CreateLibraryInput;
  CreateLibraryPayload: Omit<CreateLibraryPayload, 'library' | 'userErrors'> & { library?: Maybe<ResolversParentTypes['Library']>, userErrors: Array<ResolversParentTypes['UserError']> };
  CreateResponseInput: CreateResponseInput;
  CreateResponsePayload: Omit<CreateResponsePayload, 'response' | 'userErrors'> & { response?: Maybe<ResolversParentTypes['Response']>, userErrors: Array<ResolversParentTypes['UserError']> };
  DateTime: Scalars['DateTime']['output'];
  DeleteLibraryInput: DeleteLibraryInput;
  DeleteLibraryPayload: Omit<DeleteLibraryPayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  DeleteResponseInput: DeleteResponseInput;
  DeleteResponsePayload: Omit<DeleteResponsePayload, 'userErrors'> & { userErrors: Array<ResolversParentTypes['UserError']> };
  Division: Division;
  FooterTemplate: FooterTemplate;
  FooterTemplateInput: FooterTemplateInput;
  ID: Scalars['ID']['output'];
  InputError: InputError;
  Int: Scalars['Int']['output'];
  JSON: Scalars['JSON']['output'];
  Library: GenesysLibrary;
  LibraryConnection: Omit<LibraryConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['LibraryEdge']>, nodes: Array<Maybe<ResolversParentTypes['Library']>> };
  LibraryEdge: Omit<LibraryEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Library']> };
  MessagingTemplate: MessagingTemplate;
  MessagingTemplateInput: MessagingTemplateInput;
  Mutation: Record<PropertyKey, never>;
  PageInfo: PageInfo;
  Query: Record<PropertyKey, never>;
  Response: GenesysResponse;
  ResponseAsset: ResponseAsset;
  ResponseAssetInput: ResponseAssetInput;
  ResponseConnection: Omit<ResponseConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ResponseEdge']>, nodes: Array<Maybe<ResolversParentTypes['Response']>> };
  ResponseEdge: Omit<ResponseEdge, 'node'> & { node?: Maybe<ResolversParentTypes['Response']> };
  ResponseSearchFilter: ResponseSearchFilter;
  ResponseSubstitution: ResponseSubstitution;
  ResponseSubstitutionInput: ResponseSubstitutionInput;
  ResponseText: ResponseText;
  ResponseTextInput: ResponseTextInput;
  String: Scalars['String']['output'];
  TemplateButton: TemplateButton;
  TemplateButtonInput: TemplateButtonInput;
  TemplateFooter: TemplateFooter;
  TemplateFooterInput: TemplateFooterInput;
  TemplateHeader: TemplateHeader;
  TemplateHeaderInput: TemplateHeaderInput;
  TemplateStatusInfo: TemplateStatusInfo;
  UpdateLibraryInput: UpdateLibraryInput;
  UpdateLibraryPayload: Omit<UpdateLibraryPayload, 'library' | 'userErrors'> & { library?: Maybe<ResolversParentTypes['Library']>, userErrors: Array<ResolversParentTypes['UserError']> };
  UpdateResponseInput: UpdateResponseInput;
  UpdateResponsePayload: Omit<UpdateResponsePayload, 'response' | 'userErrors'> & { response?: Maybe<ResolversParentTypes['Response']>, userErrors: Array<ResolversParentTypes['UserError']> };
  User: GenesysUser;
  UserError: ResolversInterfaceTypes<ResolversParentTypes>['UserError'];
  VersionConflict: VersionConflict;
  WhatsAppTemplate: WhatsAppTemplate;
  WhatsAppTemplateInput: WhatsAppTemplateInput;
};

export type AppleInvitationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AppleInvitation'] = ResolversParentTypes['AppleInvitation']> = {
  businessName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  locale?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  templateType?: Resolver<Maybe<ResolversTypes['AppleInvitationTemplateType']>, ParentType, ContextType>;
  transcriptMessage?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AppleInvitationTemplateTypeResolvers = EnumResolverSignature<{ UNRECOGNIZED?: any, WITH_IMAGE?: any }, ResolversTypes['AppleInvitationTemplateType']>;

export type AssetUsageResolvers = EnumResolverSignature<{ FILE_ATTACHMENTS?: any, UNRECOGNIZED?: any }, ResolversTypes['AssetUsage']>;

export type CardBodyTextResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CardBodyText'] = ResolversParentTypes['CardBodyText']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentType?: Resolver<Maybe<ResolversTypes['TextContentType']>, ParentType, ContextType>;
};

export type CarouselResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Carousel'] = ResolversParentTypes['Carousel']> = {
  cards?: Resolver<Maybe<Array<ResolversTypes['CarouselCard']>>, ParentType, ContextType>;
};

export type CarouselCardResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CarouselCard'] = ResolversParentTypes['CarouselCard']> = {
  buttons?: Resolver<Maybe<Array<ResolversTypes['TemplateButton']>>, ParentType, ContextType>;
  cardBodyText?: Resolver<Maybe<ResolversTypes['CardBodyText']>, ParentType, ContextType>;
  header?: Resolver<Maybe<ResolversTypes['TemplateHeader']>, ParentType, ContextType>;
};

export type CreateLibraryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateLibraryPayload'] = ResolversParentTypes['CreateLibraryPayload']> = {
  library?: Resolver<Maybe<ResolversTypes['Library']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CreateResponsePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreateResponsePayload'] = ResolversParentTypes['CreateResponsePayload']> = {
  response?: Resolver<Maybe<ResolversTypes['Response']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeleteLibraryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteLibraryPayload'] = ResolversParentTypes['DeleteLibraryPayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DeleteResponsePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeleteResponsePayload'] = ResolversParentTypes['DeleteResponsePayload']> = {
  deletedId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type DivisionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Division'] = ResolversParentTypes['Division']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FooterResourceResolvers = EnumResolverSignature<{ CAMPAIGN?: any, UNRECOGNIZED?: any }, ResolversTypes['FooterResource']>;

export type FooterTemplateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FooterTemplate'] = ResolversParentTypes['FooterTemplate']> = {
  applicableResources?: Resolver<Maybe<Array<ResolversTypes['FooterResource']>>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['FooterType']>, ParentType, ContextType>;
};

export type FooterTypeResolvers = EnumResolverSignature<{ SIGNATURE?: any, UNRECOGNIZED?: any }, ResolversTypes['FooterType']>;

export type InputErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InputError'] = ResolversParentTypes['InputError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type InteractionTypeResolvers = EnumResolverSignature<{ CHAT?: any, EMAIL?: any, TWITTER?: any, UNRECOGNIZED?: any }, ResolversTypes['InteractionType']>;

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LibraryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Library'] = ResolversParentTypes['Library']> = {
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  division?: Resolver<Maybe<ResolversTypes['Division']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  responseType?: Resolver<Maybe<ResolversTypes['ResponseType']>, ParentType, ContextType>;
  responses?: Resolver<Maybe<ResolversTypes['ResponseConnection']>, ParentType, ContextType, RequireFields<LibraryResponsesArgs, 'first'>>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LibraryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LibraryConnection'] = ResolversParentTypes['LibraryConnection']> = {
  edges?: Resolver<Array<ResolversTypes['LibraryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Library']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LibraryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LibraryEdge'] = ResolversParentTypes['LibraryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Library']>, ParentType, ContextType>;
};

export type MessagingTemplateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MessagingTemplate'] = ResolversParentTypes['MessagingTemplate']> = {
  whatsApp?: Resolver<Maybe<ResolversTypes['WhatsAppTemplate']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  createLibrary?: Resolver<Maybe<ResolversTypes['CreateLibraryPayload']>, ParentType, ContextType, RequireFields<MutationCreateLibraryArgs, 'input'>>;
  createResponse?: Resolver<Maybe<ResolversTypes['CreateResponsePayload']>, ParentType, ContextType, RequireFields<MutationCreateResponseArgs, 'input'>>;
  deleteLibrary?: Resolver<Maybe<ResolversTypes['DeleteLibraryPayload']>, ParentType, ContextType, RequireFields<MutationDeleteLibraryArgs, 'input'>>;
  deleteResponse?: Resolver<Maybe<ResolversTypes['DeleteResponsePayload']>, ParentType, ContextType, RequireFields<MutationDeleteResponseArgs, 'input'>>;
  updateLibrary?: Resolver<Maybe<ResolversTypes['UpdateLibraryPayload']>, ParentType, ContextType, RequireFields<MutationUpdateLibraryArgs, 'input'>>;
  updateResponse?: Resolver<Maybe<ResolversTypes['UpdateResponsePayload']>, ParentType, ContextType, RequireFields<MutationUpdateResponseArgs, 'input'>>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  libraries?: Resolver<Maybe<ResolversTypes['LibraryConnection']>, ParentType, ContextType, RequireFields<QueryLibrariesArgs, 'first'>>;
  librariesById?: Resolver<Maybe<Array<Maybe<ResolversTypes['Library']>>>, ParentType, ContextType, RequireFields<QueryLibrariesByIdArgs, 'ids'>>;
  library?: Resolver<Maybe<ResolversTypes['Library']>, ParentType, ContextType, RequireFields<QueryLibraryArgs, 'id'>>;
  response?: Resolver<Maybe<ResolversTypes['Response']>, ParentType, ContextType, RequireFields<QueryResponseArgs, 'id'>>;
  responses?: Resolver<Maybe<ResolversTypes['ResponseConnection']>, ParentType, ContextType, RequireFields<QueryResponsesArgs, 'first' | 'libraryId'>>;
  responsesById?: Resolver<Maybe<Array<Maybe<ResolversTypes['Response']>>>, ParentType, ContextType, RequireFields<QueryResponsesByIdArgs, 'ids'>>;
  searchResponses?: Resolver<Maybe<ResolversTypes['ResponseConnection']>, ParentType, ContextType, RequireFields<QuerySearchResponsesArgs, 'first'>>;
};

export type ResponseResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Response'] = ResolversParentTypes['Response']> = {
  appleInvitation?: Resolver<Maybe<ResolversTypes['AppleInvitation']>, ParentType, ContextType>;
  assets?: Resolver<Maybe<Array<ResolversTypes['ResponseAsset']>>, ParentType, ContextType>;
  createdBy?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
  dateCreated?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  footer?: Resolver<Maybe<ResolversTypes['FooterTemplate']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  interactionType?: Resolver<Maybe<ResolversTypes['InteractionType']>, ParentType, ContextType>;
  libraries?: Resolver<Maybe<Array<Maybe<ResolversTypes['Library']>>>, ParentType, ContextType>;
  messagingTemplate?: Resolver<Maybe<ResolversTypes['MessagingTemplate']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  responseType?: Resolver<Maybe<ResolversTypes['ResponseType']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  substitutions?: Resolver<Maybe<Array<ResolversTypes['ResponseSubstitution']>>, ParentType, ContextType>;
  substitutionsSchema?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  texts?: Resolver<Maybe<Array<ResolversTypes['ResponseText']>>, ParentType, ContextType>;
  version?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ResponseAssetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResponseAsset'] = ResolversParentTypes['ResponseAsset']> = {
  assetUsage?: Resolver<Maybe<ResolversTypes['AssetUsage']>, ParentType, ContextType>;
  contentLocation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ResponseConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResponseConnection'] = ResolversParentTypes['ResponseConnection']> = {
  edges?: Resolver<Array<ResolversTypes['ResponseEdge']>, ParentType, ContextType>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Response']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ResponseEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResponseEdge'] = ResolversParentTypes['ResponseEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Response']>, ParentType, ContextType>;
};

export type ResponseSubstitutionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResponseSubstitution'] = ResolversParentTypes['ResponseSubstitution']> = {
  defaultValue?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type ResponseTextResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ResponseText'] = ResolversParentTypes['ResponseText']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentType?: Resolver<Maybe<ResolversTypes['TextContentType']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['TextType']>, ParentType, ContextType>;
};

export type ResponseTypeResolvers = EnumResolverSignature<{ APPLE_INVITATION?: any, CAMPAIGN_EMAIL_TEMPLATE?: any, CAMPAIGN_SMS_TEMPLATE?: any, FOOTER?: any, FORM?: any, MESSAGING_TEMPLATE?: any, UNRECOGNIZED?: any }, ResolversTypes['ResponseType']>;

export type TemplateButtonResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TemplateButton'] = ResolversParentTypes['TemplateButton']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  contentText?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  payload?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['TemplateButtonType']>, ParentType, ContextType>;
};

export type TemplateButtonTypeResolvers = EnumResolverSignature<{ PHONE_NUMBER?: any, QUICK_REPLY?: any, UNRECOGNIZED?: any, URL?: any }, ResolversTypes['TemplateButtonType']>;

export type TemplateFooterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TemplateFooter'] = ResolversParentTypes['TemplateFooter']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['TemplateFooterType']>, ParentType, ContextType>;
};

export type TemplateFooterTypeResolvers = EnumResolverSignature<{ TEXT?: any, UNRECOGNIZED?: any }, ResolversTypes['TemplateFooterType']>;

export type TemplateHeaderResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TemplateHeader'] = ResolversParentTypes['TemplateHeader']> = {
  content?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type?: Resolver<Maybe<ResolversTypes['TemplateHeaderType']>, ParentType, ContextType>;
};

export type TemplateHeaderTypeResolvers = EnumResolverSignature<{ DOCUMENT?: any, IMAGE?: any, TEXT?: any, UNRECOGNIZED?: any, VIDEO?: any }, ResolversTypes['TemplateHeaderType']>;

export type TemplateStatusInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TemplateStatusInfo'] = ResolversParentTypes['TemplateStatusInfo']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TextContentTypeResolvers = EnumResolverSignature<{ TEXT_HTML?: any, TEXT_PLAIN?: any, UNRECOGNIZED?: any }, ResolversTypes['TextContentType']>;

export type TextTypeResolvers = EnumResolverSignature<{ BODY?: any, SUBJECT?: any, UNRECOGNIZED?: any }, ResolversTypes['TextType']>;

export type UpdateLibraryPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateLibraryPayload'] = ResolversParentTypes['UpdateLibraryPayload']> = {
  library?: Resolver<Maybe<ResolversTypes['Library']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateResponsePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateResponsePayload'] = ResolversParentTypes['UpdateResponsePayload']> = {
  response?: Resolver<Maybe<ResolversTypes['Response']>, ParentType, ContextType>;
  userErrors?: Resolver<Array<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  selfUri?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  __resolveType: TypeResolveFn<'InputError' | 'VersionConflict', ParentType, ContextType>;
};

export type UserErrorCodeResolvers = EnumResolverSignature<{ DUPLICATE?: any, INVALID_VALUE?: any, IN_USE?: any, NOT_FOUND?: any, VERSION_CONFLICT?: any }, ResolversTypes['UserErrorCode']>;

export type VersionConflictResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VersionConflict'] = ResolversParentTypes['VersionConflict']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  currentVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  expectedVersion?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  path?: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WhatsAppTemplateResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WhatsAppTemplate'] = ResolversParentTypes['WhatsAppTemplate']> = {
  buttons?: Resolver<Maybe<Array<ResolversTypes['TemplateButton']>>, ParentType, ContextType>;
  carousel?: Resolver<Maybe<ResolversTypes['Carousel']>, ParentType, ContextType>;
  category?: Resolver<Maybe<ResolversTypes['WhatsAppTemplateCategory']>, ParentType, ContextType>;
  header?: Resolver<Maybe<ResolversTypes['TemplateHeader']>, ParentType, ContextType>;
  integrationId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  language?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messageFooter?: Resolver<Maybe<ResolversTypes['TemplateFooter']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  namespace?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  statusInfo?: Resolver<Maybe<ResolversTypes['TemplateStatusInfo']>, ParentType, ContextType>;
  templateStatus?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WhatsAppTemplateCategoryResolvers = EnumResolverSignature<{ MARKETING?: any, UNRECOGNIZED?: any }, ResolversTypes['WhatsAppTemplateCategory']>;

export type Resolvers<ContextType = Context> = {
  AppleInvitation?: AppleInvitationResolvers<ContextType>;
  AppleInvitationTemplateType?: AppleInvitationTemplateTypeResolvers;
  AssetUsage?: AssetUsageResolvers;
  CardBodyText?: CardBodyTextResolvers<ContextType>;
  Carousel?: CarouselResolvers<ContextType>;
  CarouselCard?: CarouselCardResolvers<ContextType>;
  CreateLibraryPayload?: CreateLibraryPayloadResolvers<ContextType>;
  CreateResponsePayload?: CreateResponsePayloadResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeleteLibraryPayload?: DeleteLibraryPayloadResolvers<ContextType>;
  DeleteResponsePayload?: DeleteResponsePayloadResolvers<ContextType>;
  Division?: DivisionResolvers<ContextType>;
  FooterResource?: FooterResourceResolvers;
  FooterTemplate?: FooterTemplateResolvers<ContextType>;
  FooterType?: FooterTypeResolvers;
  InputError?: InputErrorResolvers<ContextType>;
  InteractionType?: InteractionTypeResolvers;
  JSON?: GraphQLScalarType;
  Library?: LibraryResolvers<ContextType>;
  LibraryConnection?: LibraryConnectionResolvers<ContextType>;
  LibraryEdge?: LibraryEdgeResolvers<ContextType>;
  MessagingTemplate?: MessagingTemplateResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Response?: ResponseResolvers<ContextType>;
  ResponseAsset?: ResponseAssetResolvers<ContextType>;
  ResponseConnection?: ResponseConnectionResolvers<ContextType>;
  ResponseEdge?: ResponseEdgeResolvers<ContextType>;
  ResponseSubstitution?: ResponseSubstitutionResolvers<ContextType>;
  ResponseText?: ResponseTextResolvers<ContextType>;
  ResponseType?: ResponseTypeResolvers;
  TemplateButton?: TemplateButtonResolvers<ContextType>;
  TemplateButtonType?: TemplateButtonTypeResolvers;
  TemplateFooter?: TemplateFooterResolvers<ContextType>;
  TemplateFooterType?: TemplateFooterTypeResolvers;
  TemplateHeader?: TemplateHeaderResolvers<ContextType>;
  TemplateHeaderType?: TemplateHeaderTypeResolvers;
  TemplateStatusInfo?: TemplateStatusInfoResolvers<ContextType>;
  TextContentType?: TextContentTypeResolvers;
  TextType?: TextTypeResolvers;
  UpdateLibraryPayload?: UpdateLibraryPayloadResolvers<ContextType>;
  UpdateResponsePayload?: UpdateResponsePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  UserErrorCode?: UserErrorCodeResolvers;
  VersionConflict?: VersionConflictResolvers<ContextType>;
  WhatsAppTemplate?: WhatsAppTemplateResolvers<ContextType>;
  WhatsAppTemplateCategory?: WhatsAppTemplateCategoryResolvers;
};

