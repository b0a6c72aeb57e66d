/** What this side needs of the wasm engine, so that everything around it can be tested with another one. */
import type { Engine } from '../../pkg/second_chair.js';

export type Core = Pick<
  Engine,
  | 'set_settings'
  | 'set_pay'
  | 'set_calendar'
  | 'calendar'
  | 'set_policy'
  | 'policy'
  | 'default_settings'
  | 'own_settings'
  | 'words'
  | 'form'
  | 'problems'
  | 'preview_settings'
  | 'rule'
  | 'learn_language'
  | 'languages_wanted'
  | 'ingest'
  | 'next_request'
  | 'snapshot'
  | 'people'
  | 'report'
  | 'what_if'
  | 'plans'
  | 'export'
  | 'import'
  | 'forget'
  | 'read_facts'
>;
