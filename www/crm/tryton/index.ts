/** Tryton: an open-source ERP whose web client draws all pages within one document. */
import type { Adapter } from '../adapter.ts';
import data from './adapter.json' with { type: 'json' };
import { inFront, readList, readRecord, readViewer } from './read.ts';

export const tryton: Adapter = {
  data,
  collect(page, kind, record) {
    return {
      records: kind === 'record' && record !== null ? readRecord(page, record) : readList(page),
      viewer: null,
      zone: null,
    };
  },
  front: inFront,
  viewer: (page, place) => readViewer(data, page, place),
  zone: () => null,
  answers: { preferences: 'deal', deals: 'deal' },
};
