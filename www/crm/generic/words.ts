/** What an element is, by its own names: classes, roles and the attributes in which pages keep a field's name. */
import type { Seen } from './see.ts';

/** The words of an element's classes and id, in lower case. */
export function wordsOf(seen: Seen): ReadonlySet<string> {
  if (seen.words) return seen.words;
  const { element } = seen;
  const names = `${element.getAttribute('class') ?? ''} ${element.id} ${element.getAttribute('data-testid') ?? ''}`;
  const words = names.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/);
  seen.words = new Set(words.filter((word) => word !== ''));
  return seen.words;
}

function hasOne(seen: Seen, of: ReadonlySet<string>): boolean {
  for (const word of wordsOf(seen)) if (of.has(word)) return true;
  return false;
}

const LABEL = new Set(['label', 'labels', 'key', 'caption', 'lbl', 'term', 'name', 'title', 'heading', 'header', 'head', 'fieldname', 'fieldlabel', 'legend']);
const VALUE = new Set(['value', 'values', 'val', 'data', 'content', 'output', 'fieldvalue', 'text', 'readonly', 'display', 'body']);
const LABEL_TAGS = new Set(['label', 'dt', 'th', 'legend', 'h2', 'h3', 'h4', 'h5', 'h6', 'strong', 'b']);

/** Whether its own markup says that it names something. */
export function namesSomething(seen: Seen): boolean {
  return LABEL_TAGS.has(seen.tag) || hasOne(seen, LABEL);
}

export function holdsValue(seen: Seen): boolean {
  return seen.tag === 'dd' || seen.tag === 'output' || hasOne(seen, VALUE);
}

const FREE = new Set([
  'note', 'notes', 'comment', 'comments', 'message', 'messages', 'chatter', 'feed', 'timeline', 'wysiwyg', 'prosemirror', 'trix', 'markdown',
  'richtext', 'rte', 'tinymce', 'quill', 'ckeditor', 'history', 'activity', 'activities', 'conversation', 'thread', 'emails', 'changelog',
]);
const FREE_ROLES = new Set(['log', 'feed', 'comment', 'textbox', 'note']);

/** Whether people write here what they like: a note, a message, a text with formatting. Nothing in it is label and value. */
export function isFree(seen: Seen): boolean {
  const { tag, role, element } = seen;
  if (tag === 'html' || tag === 'body' || tag === 'main' || role === 'main') return false;
  if (tag === 'blockquote' || tag === 'pre' || FREE_ROLES.has(role)) return true;
  const editable = element.getAttribute('contenteditable');
  if (editable !== null && editable !== 'false') return true;
  const words = wordsOf(seen);
  if (words.has('rich') && words.has('text')) return true;
  return hasOne(seen, FREE);
}

const OUTSIDE_TAGS = new Set(['nav', 'footer']);
const OUTSIDE_ROLES = new Set(['navigation', 'contentinfo', 'search', 'menu', 'menubar', 'toolbar', 'tablist', 'tree', 'listbox', 'tooltip', 'status', 'alert', 'banner']);

/** Menus, bars and footers: the application's own, and nothing of a record. */
export function isOutside({ tag, role }: Seen): boolean {
  return OUTSIDE_TAGS.has(tag) || OUTSIDE_ROLES.has(role);
}

const TOOL_ROLES = new Set(['button', 'tab', 'menuitem', 'switch', 'tooltip']);
const TOOL = new Set(['edit', 'delete', 'remove', 'copy', 'pencil', 'modify', 'inlineedit', 'tooltip', 'helptext']);

/** A button that shows what is chosen, and opens the list of what else there is. */
export function isChoice({ role, element }: Seen): boolean {
  return role === 'combobox' || element.getAttribute('aria-haspopup') === 'listbox';
}

/** The step at which a record stands, in a bar of all of them. */
export function isStep({ element }: Seen): boolean {
  return element.getAttribute('aria-current') === 'step';
}

/** A button or a link that does something to a value and is no part of it. */
export function isTool(seen: Seen): boolean {
  const { tag, role, element } = seen;
  if (isChoice(seen) || isStep(seen)) return false;
  if (tag === 'button' || TOOL_ROLES.has(role)) return true;
  if (tag !== 'a' && role !== 'link') return false;
  const action = `${element.getAttribute('data-action') ?? ''} ${element.getAttribute('rel') ?? ''}`.toLowerCase();
  if (hasOne(seen, TOOL) || /\b(edit|delete|remove|copy)\b/.test(action)) return true;
  const href = element.getAttribute('href') ?? '';
  if (/(^|[/?&#=])edit([/?&#=]|$)/i.test(href)) return true;
  // A link that is named like an icon is one.
  const title = element.getAttribute('title')?.trim() ?? '';
  return title !== '' && title === element.textContent?.trim() && element.querySelector('img, svg, i') !== null;
}

const API = [
  'data-field-name', 'data-api-name', 'data-field-api-name', 'data-fieldname', 'data-field', 'data-name', 'data-key', 'data-property', 'data-attribute',
  'data-column-key', 'data-column', 'data-target-selection-name', 'field-name', 'data-label-key', 'data-field-id',
];

/** The name that the CRM's programs have for a field, where an attribute tells it. */
export function apiOf(...elements: (Seen | null)[]): string | null {
  for (const seen of elements) {
    if (!seen) continue;
    for (const name of API) {
      const said = seen.element.getAttribute(name)?.trim();
      if (said && said.length <= 100) return said;
    }
    const name = seen.fields === 1 || seen.tag === 'td' || seen.tag.includes('-') ? seen.element.getAttribute('name')?.trim() : null;
    if (name && name.length <= 100) return name;
  }
  return null;
}

const IDS = ['data-id', 'data-record-id', 'data-recordid', 'data-row-key-value', 'data-row-id', 'data-rowid', 'data-row-key', 'data-entity-id', 'data-object-id', 'data-item-id', 'data-pk', 'data-uuid', 'data-deal-id'];

/** Whether a text could be a record's id: a number, or letters with digits among them. */
export function isIdLike(text: string): boolean {
  return /^[\w-]{1,64}$/.test(text) && /\d/.test(text);
}

/** The id that an element's attributes give it. */
export function idOf(seen: Seen): string | null {
  for (const name of IDS) {
    const said = seen.element.getAttribute(name)?.trim();
    if (said && isIdLike(said)) return said;
  }
  return null;
}

/** Where a link leads, if that is on this origin: path, query and fragment. */
export function pathOf(element: Element): string | null {
  const href = element.getAttribute('href');
  if (href === null || href === '' || href === '#') return null;
  try {
    const url = new URL(href, element.ownerDocument.baseURI);
    return url.origin === location.origin ? url.pathname + url.search + url.hash : null;
  } catch {
    return null;
  }
}

/** Where on the page something stands, in words that the next page of this kind shares. */
export function hintOf(seen: Seen): string {
  const steps: string[] = [];
  for (let one: Seen | null = seen; one && steps.length < 4; one = one.parent) {
    if (one.tag === 'body' || one.tag === 'html') break;
    const step = stepOf(one);
    steps.unshift(step);
    if (step.includes('#') || step.includes('[')) break;
  }
  return steps.join('>');
}

/** The same from the page's body down: for what has no label to go by. */
export function pathTo(seen: Seen): string {
  const steps: string[] = [];
  for (let one: Seen | null = seen; one && one.tag !== 'body' && one.tag !== 'html'; one = one.parent) steps.unshift(stepOf(one));
  return steps.join('>').slice(-1_000);
}

function stepOf(one: Seen): string {
  const id = one.element.id;
  const api = apiOf(one);
  const firstClass = (one.element.getAttribute('class') ?? '').split(/\s+/).find((name) => /^[A-Za-z][A-Za-z_-]{2,}$/.test(name));
  return one.tag + (/^[A-Za-z][A-Za-z_-]*$/.test(id) ? `#${id}` : api !== null ? `[${api}]` : firstClass ? `.${firstClass}` : '');
}
