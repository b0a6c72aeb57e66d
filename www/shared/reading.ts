/** What the reader delivers: facts as they stand on the page, never understood here. */

export type Entity = 'deal' | 'activity';

export type Fact = {
  api?: string;
  label?: string;
  text: string;
  /** The CRM's own name of a choice, where the page holds it behind the text. */
  value?: string;
  place: 'title' | 'card' | 'tile' | 'cell' | 'activity' | 'field' | GenericPlace;
  links?: { path: string; text: string }[];
  /** Where it stands, in words that pages of one kind share: a selector or a path. */
  at?: string;
  /** On a page that no adapter knows: the heading above it. */
  section?: string;
};

/**
 * Where on a page that no adapter knows: `heading`, `named` (repeated by the window's title, which is `document`), `column`
 * (the head of a card's column), `step` (the one at which a record stands), `form`, or a part of the page.
 */
export type GenericPlace = 'heading' | 'named' | 'document' | 'column' | 'step' | 'form' | 'main' | 'head' | 'side';

export type RawRecord = { entity: Entity; record?: string; facts: Fact[] };

/** A part of a page that no adapter knows: all of it, the dialog over it, or one record of its lists. */
export type PagePart = { part: 'page' | 'dialog' | 'row' | 'card'; record?: string; path?: string; facts: Fact[] };

/** The text of one allowed call, with the status and the final path after redirects. */
export type Answer = { status: number; path: string; text: string };

export type Viewer = { id: string; text: string };

export type Reading = {
  format: 1;
  adapter: string;
  adapter_version: number;
  /** `page`: one that no adapter knows, of which the core says what it is. */
  kind: 'record' | 'list' | 'answer' | 'page';
  entity: Entity;
  path: string;
  record?: string;
  request?: string;
  read_at: string;
  language: string;
  zone?: string;
  viewer?: Viewer;
  records?: RawRecord[];
  answer?: Answer;
  parts?: PagePart[];
  /** Whether the page was too large to be read to its end. */
  stopped?: boolean;
};

/** What kind of page the reader stands on, said before any fact is sent. */
export type PageFacts = {
  adapter: string | null;
  kind: 'record' | 'list' | 'other' | 'signed_out';
  record: string | null;
  viewer: Viewer | null;
  /** Where a page that no adapter knows stands, so that another one is seen to be another. */
  address?: string;
};
