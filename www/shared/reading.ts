/** What the reader delivers: facts as they stand on the page, never understood here. */

export type Entity = 'deal' | 'activity';

export type Fact = {
  api?: string;
  label?: string;
  text: string;
  /** The CRM's own name of a choice, where the page holds it behind the text. */
  value?: string;
  place: 'title' | 'card' | 'tile' | 'cell' | 'activity' | 'field';
  links?: { path: string; text: string }[];
};

export type RawRecord = { entity: Entity; record?: string; facts: Fact[] };

/** The text of one allowed call, with the status and the final path after redirects. */
export type Answer = { status: number; path: string; text: string };

export type Viewer = { id: string; text: string };

export type Reading = {
  format: 1;
  adapter: string;
  adapter_version: number;
  kind: 'record' | 'list' | 'answer';
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
};

/** What kind of page the reader stands on, said before any fact is sent. */
export type PageFacts = {
  adapter: string | null;
  kind: 'record' | 'list' | 'other' | 'signed_out';
  record: string | null;
  viewer: Viewer | null;
};
