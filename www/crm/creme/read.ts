/** Collects facts from Creme's pages. Nothing is understood here: labels and values go out as they stand. */
import type { Fact, RawRecord, Viewer } from '../../shared/reading.ts';
import { standing } from '../spot.ts';
import { textOf } from '../text.ts';
import { emptyMark, places, tools, type Place } from './selectors.ts';

/** All elements at a place, none if there are more than there may be. */
function all(root: ParentNode, place: Place): Element[] {
  const found = [...root.querySelectorAll(place.selector)];
  return found.length <= place.atMost ? found : [];
}

function one(root: ParentNode, place: Place): Element | null {
  return all(root, place)[0] ?? null;
}

function valueOf(element: Element): string {
  return element.querySelector(emptyMark) ? '' : textOf(element, tools);
}

/** The links in a value, by their path on this host: where they lead elsewhere they are no links to records. */
function linksOf(element: Element): { path: string; text: string }[] {
  return [...element.querySelectorAll('a[href^="/"]')]
    .filter((link) => !link.matches(tools))
    .map((link) => ({ path: link.getAttribute('href') ?? '', text: textOf(link, tools) }))
    .filter((link) => link.text !== '');
}

function fact(place: Fact['place'], at: string, value: Element, api: string | null, label: string | null, text = valueOf(value)): Fact {
  const links = linksOf(value);
  const found: Fact = {
    ...(api === null ? {} : { api }),
    ...(label === null ? {} : { label }),
    text,
    place,
    at,
    ...(links.length > 0 ? { links } : {}),
  };
  return standing(found, value);
}

/** The record page: the deal first, then the activities that stand on it. */
export function readRecord(page: Document, record: string): RawRecord[] {
  return [{ entity: 'deal', record, facts: dealFacts(page) }, ...all(page, places.activity).map(readActivity)];
}

function dealFacts(page: Document): Fact[] {
  const facts: Fact[] = [];
  const title = one(page, places.title);
  if (title) facts.push(fact('title', places.title.selector, title, 'card-name', null));
  const targets = one(page, places.targets);
  if (targets) {
    const names = [...targets.querySelectorAll('a[href^="/persons/"]')].map((link) => textOf(link, tools));
    const label = targets.querySelector('.card-function');
    facts.push(fact('card', places.targets.selector, targets, 'card-targets', label ? textOf(label, tools) : null, names.join('\n')));
  }
  for (const key of all(page, places.cardKey)) {
    const value = key.nextElementSibling;
    if (value?.matches('.card-info-value')) facts.push(fact('card', places.cardKey.selector, value, null, textOf(key, tools)));
  }
  for (const line of all(page, places.history)) {
    const value = one(line, places.historyValue);
    if (value) facts.push(fact('card', places.historyValue.selector, value, null, textOf(line, places.historyValue.selector)));
  }
  for (const tile of all(page, places.tile)) {
    const name = one(tile, places.tileName);
    const value = one(tile, places.tileValue);
    const key = tile.getAttribute('data-key');
    if (name && value) facts.push(fact('tile', `.brick-tile[data-key="${key}"]`, value, key, textOf(name, tools)));
  }
  return facts;
}

/** The words in front of a group of relations, as Creme numbers them: "1 Subject", "2 Participants", "1 Sujet". */
const groups: [RegExp, string][] = [
  [/subject|sujet/i, 'subjects'],
  [/participant/i, 'participants'],
];

function readActivity(item: Element): RawRecord {
  const facts: Fact[] = [];
  const add = (api: string, place: Place) => {
    const element = one(item, place);
    if (element) facts.push(fact('activity', place.selector, element, api, null));
  };
  add('schedule', places.activitySchedule);
  add('type', places.activityType);
  add('status', places.activityStatus);
  const title = one(item, places.activityTitle);
  if (title) facts.push(standing({ api: 'title', text: valueOf(title), place: 'activity', at: places.activityTitle.selector }, title));
  for (const group of all(item, places.activityGroup)) {
    const key = one(group, places.activityGroupKey);
    const label = key ? textOf(key, tools) : '';
    const kind = groups.find(([word]) => word.test(label));
    if (!kind) continue;
    const links = all(group, places.activityRelation).map((link) => ({
      path: link.getAttribute('href') ?? '',
      text: textOf(link, tools),
    }));
    const text = links.map((link) => link.text).join('\n');
    facts.push(standing({ api: kind[1], label, text, place: 'activity', at: places.activityGroup.selector, links }, group));
  }
  const id = /^\/activities\/activity\/(\d+)$/.exec(title?.getAttribute('href') ?? '')?.[1];
  return { entity: 'activity', ...(id === undefined ? {} : { record: id }), facts };
}

/** A list page: one record for each row that has an id; totals have none. */
export function readList(page: Document, entity: 'deal' | 'activity'): RawRecord[] {
  const labels = new Map<string, string>();
  for (const column of all(page, places.column)) {
    const key = column.getAttribute('data-column-key');
    const title = one(column, places.columnTitle) ?? column;
    if (key !== null) labels.set(key, textOf(title, tools));
  }
  const records: RawRecord[] = [];
  for (const row of all(page, places.row)) {
    const id = one(row, places.rowId)?.getAttribute('value');
    if (!id) continue;
    const facts: Fact[] = [];
    for (const cell of all(row, places.cell)) {
      const value = one(cell, places.cellValue);
      const api = cell.getAttribute('name');
      if (value && api !== null) facts.push(fact('cell', `td[name="${api}"]`, value, api, labels.get(api) ?? null));
    }
    records.push({ entity, record: id, facts });
  }
  return records;
}

/** Who the menu says is signed in. */
export function readViewer(page: Document): Viewer | null {
  const link = one(page, places.viewer);
  const id = /^\/persons\/contact\/(\d+)$/.exec(link?.getAttribute('href') ?? '')?.[1];
  return link && id !== undefined ? { id, text: textOf(link, tools) } : null;
}

/** The user's time zone, as the menu words it. */
export function readZone(page: Document): string | null {
  const zone = one(page, places.zone);
  return zone ? textOf(zone, tools) : null;
}
