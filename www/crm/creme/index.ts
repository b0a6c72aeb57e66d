/** Creme CRM: an open-source CRM whose pages are made on its server. */
import type { Adapter } from '../adapter.ts';
import data from './adapter.json' with { type: 'json' };
import { readList, readRecord, readViewer, readZone } from './read.ts';

export const creme: Adapter = {
  data,
  collect(page, kind, record) {
    return {
      records: kind === 'record' && record !== null ? readRecord(page, record) : readList(page, 'deal'),
      viewer: readViewer(page),
      zone: readZone(page),
    };
  },
  viewer: readViewer,
  zone: readZone,
  answers: {
    deals_page: 'deal',
    deals_csv: 'deal',
    activities_page: 'activity',
    activities_csv: 'activity',
  },
};
