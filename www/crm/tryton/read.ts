/** Collects facts from the pages of Tryton's web client. Nothing is understood here: labels and values go out as they stand. */
import type { Fact, RawRecord, Viewer } from '../../shared/reading.ts';
import { databaseOf, type AdapterData } from '../adapter.ts';
import type { InFront } from '../ahead.ts';
import { standing } from '../spot.ts';
import { textOf } from '../text.ts';
import { places } from './selectors.ts';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Kinds of input that hold no text of the record: switches, and the twin that takes a number while it is typed. */
const OTHER_INPUTS = new Set(['number', 'checkbox', 'radio', 'button', 'submit', 'file', 'password', 'hidden', 'date']);

/** The tab in front, if it shows its records this way. */
function front(page: Document, view: 'form' | 'tree'): Element | null {
  const found = page.querySelectorAll(places.front);
  const shown = page.querySelector(places.view)?.getAttribute('data-view-type');
  return found.length === 1 && shown === view ? (found[0] ?? null) : null;
}

/** The tab in front, and the number of the record in its form. */
export function inFront(page: Document): InFront {
  const [pane = null] = page.querySelectorAll(places.front);
  const numbers = [...(pane?.querySelectorAll<HTMLInputElement>(places.number) ?? [])];
  return { pane, name: numbers.find((number) => !number.closest(places.inner))?.value ?? null };
}

function isHidden(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle?.(element) ?? (element as HTMLElement).style;
  return style.display === 'none' || style.visibility === 'hidden';
}

/** Whether a person can see this in the form: at once, or by opening the notebook's page that it stands on. */
function isShown(element: Element, form: Element): boolean {
  for (let at: Element | null = element; at && at !== form; at = at.parentElement) {
    if (isHidden(at) && !at.matches(places.notebookPage)) return false;
  }
  return true;
}

/** The record page: the fields of its form. None while the server has not answered: a saved record has a number. */
export function readRecord(page: Document, record: string): RawRecord[] {
  const form = front(page, 'form');
  if (!form) return [];
  const facts: Fact[] = [];
  for (const field of form.querySelectorAll<Field>(places.field)) {
    if (OTHER_INPUTS.has(field.type) || field.closest(places.inner) || !isShown(field, form)) continue;
    facts.push(fieldFact(field));
  }
  if (facts.some((fact) => fact.api === 'number' && fact.text === '')) return [];
  return facts.length === 0 ? [] : [{ entity: 'deal', record, facts }];
}

function fieldFact(field: Field): Fact {
  const label = labelOf(field);
  const chosen = 'options' in field ? field.options[field.selectedIndex] : undefined;
  const fact: Fact = {
    api: field.name,
    ...(label === null ? {} : { label }),
    text: 'options' in field ? (chosen?.textContent ?? '').trim() : withSymbol(field),
    ...(chosen ? { value: chosen.value } : {}),
    place: 'field',
    at: `${field.localName}[name="${field.name}"]`,
  };
  return standing(fact, field);
}

function labelOf(field: Element): string | null {
  const ids = (field.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter((id) => id !== '');
  const labels = ids.map((id) => field.ownerDocument.getElementById(id)).filter((label) => label !== null);
  return labels.length > 0 ? labels.map((label) => textOf(label)).join(' ') : null;
}

/** The value with the symbol that stands beside it. An empty value has none. */
function withSymbol(field: HTMLInputElement | HTMLTextAreaElement): string {
  const value = field.value.trim();
  const group = field.closest(places.group);
  if (value === '' || !group) return value;
  return joined([group.querySelector(places.symbolBefore), value, group.querySelector(places.symbolBehind), signBehind(field)]);
}

/** The sign that the form shows in the place after the field's own. */
function signBehind(field: Element): Element | null {
  const next = field.closest(places.item)?.nextElementSibling;
  const sign = next?.matches(places.item) ? next.querySelector(places.sign) : null;
  return sign && /^[^\p{L}\p{N}]{1,2}$/u.test(textOf(sign)) ? sign : null;
}

function joined(parts: (Element | string | null)[]): string {
  const texts = parts.map((part) => {
    if (typeof part === 'string') return part;
    return part && !isHidden(part) ? textOf(part) : '';
  });
  return texts.filter((text) => text !== '').join(' ');
}

/** The list: one record for each row, by its columns' labels. Its rows hold no ids; the number tells them apart. */
export function readList(page: Document): RawRecord[] {
  const pane = front(page, 'tree');
  const tables = [...(pane?.querySelectorAll(places.table) ?? [])].filter((table) => !table.closest(places.inner));
  const [table] = tables;
  if (!table || tables.length > 1) return [];
  const columns = [...table.querySelectorAll(places.column)].filter((column) => !isHidden(column));
  const labels = new Map(columns.map((column) => [column.id, textOf(column)]));
  const records: RawRecord[] = [];
  for (const row of table.querySelectorAll(places.row)) {
    const facts: Fact[] = [];
    for (const cell of row.querySelectorAll(places.cell)) {
      const label = labels.get(cell.getAttribute('headers') ?? '');
      if (!label || isHidden(cell)) continue;
      const parts = [places.prefix, places.widget, places.suffix].map((part) => cell.querySelector(part));
      // A currency's symbol stands there also where there is no amount.
      const empty = parts[1] !== null && joined([parts[1] ?? null]) === '';
      facts.push(standing({ label, text: empty ? '' : joined(parts), place: 'cell' }, cell));
    }
    if (facts.some((fact) => fact.text !== '')) records.push({ entity: 'deal', facts });
  }
  return records;
}

/**
 * Who is signed in: the name in the menu, and the id that the client keeps for this database beside it (the session
 * itself is in a cookie that no script can read).
 */
export function readViewer(data: AdapterData, page: Document, place: string): Viewer | null {
  const menu = page.querySelectorAll(places.viewer);
  const database = databaseOf(data, place);
  const [name] = menu;
  if (!name || menu.length > 1 || database === null) return null;
  const id = userId(page.defaultView?.localStorage?.getItem(`sao_session_${database}`) ?? null);
  const text = textOf(name).replace(/\s*\[[^\]]*\]$/, '');
  return id === null || text === '' ? null : { id: `${database}/${id}`, text };
}

function userId(kept: string | null): number | null {
  try {
    const { user_id: id } = JSON.parse(kept ?? '{}') as { user_id?: unknown };
    return typeof id === 'number' && Number.isInteger(id) ? id : null;
  } catch {
    return null;
  }
}
