/** What this side needs of the wasm engine, so that everything around it can be tested with another one. */
import type {
  Ingested,
  Next,
  PersonView,
  Problem,
  ReadFact,
  Report,
  ReportRequest,
} from '../shared/report.ts';

/** An answer as the core wants to see it again. */
export type LastAnswer = { request: string; status: number; path: string; text: string };

export type Core = {
  set_settings(text: string): Problem[];
  set_pay(text: string | null): Problem[];
  default_settings(): string;
  ingest(origin: string, text: string): Ingested;
  next_request(origin: string, adapter: string, last: LastAnswer | null): Next;
  people(origin: string): PersonView[];
  report(request: ReportRequest): Report;
  export(): string;
  import(text: string): Ingested[];
  forget(origin: string | null): void;
  read_facts(origin: string, record: string): ReadFact[];
};
