/** Texts as the user reads them, and the values of form fields, which are properties and no text. */
import type { Seen } from './see.ts';
import { signOf } from './see.ts';
import { isTool, pathOf } from './words.ts';

const BLOCKS = new Set(['p', 'div', 'li', 'ul', 'ol', 'tr', 'table', 'blockquote', 'pre', 'h1', 'h2', 'h3', 'h4', 'section', 'article', 'dd', 'dt']);
const LONGEST = 4_000;

/** The text below an element, without its tools; form fields give their value. */
export function textOf(seen: Seen): string {
  if (seen.text !== undefined) return seen.text;
  const out: string[] = [];
  write(seen, out, { left: LONGEST });
  seen.text = out.join('').split('\n').map((line) => line.replace(/[ \t\r\f\u00a0]+/g, ' ').trim()).filter((line) => line !== '').join('\n');
  return seen.text;
}

function write(seen: Seen, out: string[], room: { left: number }): void {
  const field = seen.fields > 0 ? fieldValue(seen) : null;
  if (field !== null) {
    out.push(' ', field, ' ');
    return;
  }
  for (const child of seen.children) {
    if (room.left <= 0) return;
    if (typeof child === 'string') {
      out.push(child);
      room.left -= child.length;
    } else if (!isTool(child)) {
      if (child.tag === 'br') out.push('\n');
      const block = BLOCKS.has(child.tag);
      if (block) out.push('\n');
      write(child, out, room);
      if (block) out.push('\n');
    }
  }
}

const BUTTONS = new Set(['button', 'submit', 'reset', 'image', 'hidden', 'password', 'file']);

/** The value of a form field as it stands there now; `null` for what is none, and for what is nobody's business. */
export function fieldValue(seen: Seen): string | null {
  const { element, tag, role } = seen;
  switch (tag) {
    case 'input': {
      const input = element as HTMLInputElement;
      if (BUTTONS.has(input.type)) return '';
      if (input.type === 'checkbox') return String(input.checked);
      if (input.type === 'radio') return input.checked ? (input.labels?.[0]?.textContent?.replace(/\s+/g, ' ').trim() ?? input.value) : '';
      return input.value;
    }
    case 'select': {
      const { selectedOptions } = element as HTMLSelectElement;
      return [...selectedOptions].map((option) => option.text.trim()).join('\n');
    }
    case 'textarea':
      return (element as HTMLTextAreaElement).value;
  }
  if (role === 'checkbox' || role === 'switch') return element.getAttribute('aria-checked') ?? '';
  if (role === 'combobox' && seen.fields === 1 && seen.length > 0) return plainText(seen);
  const only = seen.children.length === 0 && (role === 'textbox' || role === 'combobox' || role === 'spinbutton');
  return only ? (element.getAttribute('aria-valuetext') ?? element.getAttribute('aria-valuenow') ?? '') : null;
}

/** The text of an element that holds nothing but text. */
function plainText(seen: Seen): string {
  return seen.children.map((child) => (typeof child === 'string' ? child : plainText(child))).join(' ').replace(/\s+/g, ' ').trim();
}

/** The text of an element that may be an icon with a name. */
function nameOf(seen: Seen): string {
  const text = textOf(seen);
  if (text !== '') return text;
  const own = signOf(seen);
  if (own !== null) return own;
  const signs = seen.children.flatMap((child) => (typeof child === 'string' || isTool(child) ? [] : [nameOf(child)]));
  return signs.length === 1 ? (signs[0] ?? '') : '';
}

/** The text of an element as a label: on one line, without the values of fields in it. */
export function labelOf(seen: Seen): string {
  if (seen.fields === 0) return nameOf(seen).replace(/\s+/g, ' ');
  const out: string[] = [];
  const write = (one: Seen) => {
    for (const child of one.children) {
      if (typeof child === 'string') out.push(child);
      else if (fieldValue(child) === null && !isTool(child)) write(child);
    }
  };
  write(seen);
  return out.join(' ').replace(/\s+/g, ' ').trim();
}

/** Links in a value, by their path on this origin. */
export function linksOf(seen: Seen): { path: string; text: string }[] {
  const found: { path: string; text: string }[] = [];
  const search = (one: Seen) => {
    if (one.tag === 'a' && !isTool(one)) {
      const path = pathOf(one.element);
      const text = textOf(one);
      if (path !== null && text !== '') found.push({ path, text });
      return;
    }
    for (const child of one.children) if (typeof child !== 'string' && found.length < 20) search(child);
  };
  search(seen);
  return found;
}
