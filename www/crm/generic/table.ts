/** Tables: their rows, and the row that names their columns, which stands in the table or in one of its own before it. */
import type { Seen } from './see.ts';
import { fieldValue, labelOf, textOf } from './value.ts';
import { isFree, isOutside, isTool } from './words.ts';

/** `columns`: where each of the cells begins. */
export type Row = { seen: Seen; cells: Seen[]; columns: number[] };

export function isTable({ tag, role }: Seen): boolean {
  return tag === 'table' || role === 'grid' || role === 'table' || role === 'treegrid';
}

/** Whether something is a table by its role only, and its rows are in tables of their own within it. */
export function isWrapper(seen: Seen): boolean {
  return seen.tag !== 'table' && holdsTable(seen) && rowsOf(seen).every(isHeadRow);
}

function holdsTable(seen: Seen): boolean {
  return seen.children.some((child) => typeof child !== 'string' && !isRow(child) && (isTable(child) || holdsTable(child)));
}

function isRow({ tag, role }: Seen): boolean {
  return tag === 'tr' || role === 'row';
}

export function rowsOf(table: Seen): Row[] {
  const rows: Row[] = [];
  const search = (seen: Seen) => {
    for (const child of seen.children) {
      if (typeof child === 'string' || child.tag === 'table') continue;
      if (isRow(child)) rows.push(rowOf(child));
      else search(child);
    }
  };
  search(table);
  return rows;
}

const CELL_ROLES = new Set(['cell', 'gridcell', 'columnheader', 'rowheader']);

function rowOf(seen: Seen): Row {
  const cells: Seen[] = [];
  const search = (one: Seen) => {
    for (const child of one.children) {
      if (typeof child === 'string') continue;
      if (child.tag === 'td' || child.tag === 'th' || CELL_ROLES.has(child.role)) cells.push(child);
      else if (child.tag !== 'table') search(child);
    }
  };
  search(seen);
  let next = 0;
  const columns = cells.map((cell) => {
    const stated = Number(cell.element.getAttribute('aria-colindex'));
    const at = stated > 0 ? stated : next;
    next += (cell.element as HTMLTableCellElement).colSpan || 1;
    return at;
  });
  return { seen, cells, columns };
}

function isHeadCell({ tag, role, element }: Seen): boolean {
  return role === 'columnheader' || (tag === 'th' && role !== 'rowheader' && element.getAttribute('scope') !== 'row');
}

function isHeadRow({ cells }: Row): boolean {
  return cells.every(isHeadCell);
}

/** The name of a column. What sorts by it may be a button that holds it. */
export function columnName(cell: Seen): string {
  const label = labelOf(cell);
  if (label !== '') return label;
  const shown = new Set(toolsIn(cell).map((tool) => textOf(tool).replace(/[\s\u2190-\u21ff\u25a0-\u25ff\u2b00-\u2bff]+/g, ' ').trim()).filter((text) => text !== ''));
  return shown.size === 1 ? ([...shown][0] ?? '') : '';
}

function toolsIn(seen: Seen): Seen[] {
  return seen.children.flatMap((child) => (typeof child === 'string' ? [] : isTool(child) ? [child] : toolsIn(child)));
}

/** The row whose cells name the columns below; `null` for a table whose rows name their own values. */
export function headOf(rows: Row[]): Row | null {
  const first = rows.findIndex((row) => !isHeadRow(row));
  const best = mostNamed(rows.slice(0, first === -1 ? 0 : first));
  return best && !areProperties(rows.slice(first)) ? best : null;
}

function mostNamed(heads: Row[]): Row | null {
  const named = ({ cells }: Row) => cells.filter((cell) => columnName(cell) !== '').length;
  const [best] = heads.filter((row) => row.cells.length > 1).sort((a, b) => named(b) - named(a));
  return best && named(best) >= 2 ? best : null;
}

function areProperties(body: Row[]): boolean {
  return body.every(({ cells }) => cells.length === 2 && cells[0]?.tag === 'th');
}

type Head = { seen: Seen; row: Row };
type Body = Head & { table: Table };
/** A table's rows, and the head that names their columns without being among them. */
export type Table = { rows: Row[]; head: Row };

/**
 * Heads that stand by themselves, directly before the table whose columns they name: so that they stay where they are
 * while its rows are scrolled.
 */
export class DetachedHeads {
  /** Tables whose head stands before them. */
  readonly tables = new Map<Seen, Table>();
  #told: Set<Seen>;
  #waiting: Head[] = [];
  #last: Body | null = null;

  /** @param told where heads go that found their table, and tables that are counted to the one before them */
  constructor(told: Set<Seen>) {
    this.#told = told;
  }

  *search(root: Seen, skip: Seen | null): Generator<void> {
    this.#forget();
    yield* this.#within(root, skip);
  }

  *#within(seen: Seen, skip: Seen | null): Generator<void> {
    yield;
    for (const child of seen.children) {
      if (typeof child === 'string') {
        if (child.trim() !== '') this.#forget();
      } else if (child !== skip && !isTool(child) && !this.#takes(child)) {
        if (isOutside(child) || isFree(child) || (child.fields > 0 && fieldValue(child) !== null)) this.#forget();
        else yield* this.#within(child, skip);
      }
    }
  }

  /** What comes between a head and a table parts them. */
  #forget(): void {
    this.#waiting = [];
    this.#last = null;
  }

  /** Whether something is a head or a table, and nothing is left to look for in it. */
  #takes(seen: Seen): boolean {
    const alone = headAlone(seen);
    if (alone) {
      if (this.#last) this.#forget();
      this.#waiting.push({ seen, row: alone });
      return true;
    }
    if (!isTable(seen) || isWrapper(seen)) return false;
    const rows = rowsOf(seen);
    const own = headOf(rows);
    if (own) {
      // A head before it that says the same is the table's own once more.
      for (const { seen: twin, row } of this.#waiting) if (namesOf(row) === namesOf(own)) this.#told.add(twin);
      this.#forget();
      return true;
    }
    return this.#goesOn(seen, rows) || this.#begins(seen, rows);
  }

  #begins(seen: Seen, rows: Row[]): boolean {
    const fitting = this.#waiting.map(({ row }) => over(row, rows)).filter((head) => head !== null);
    const head = fitting.at(-1);
    // Of two that fit and differ, neither is meant.
    if (!head || this.#last || fitting.some((other) => namesOf(other) !== namesOf(head))) return false;
    for (const { seen: told } of this.#waiting) this.#told.add(told);
    const table = { rows, head };
    this.tables.set(seen, table);
    this.#last = { seen, row: head, table };
    return true;
  }

  /** Every row may be a table of its own, one like the other. */
  #goesOn(seen: Seen, rows: Row[]): boolean {
    const last = this.#last;
    if (!last || rows.length !== 1 || rowsOf(last.seen).length !== 1 || seen.parent !== last.seen.parent) return false;
    const like = classOf(seen) !== '' && classOf(seen) === classOf(last.seen);
    if (!like || over(last.row, rows)?.columns.join() !== last.row.columns.join()) return false;
    last.table.rows.push(...rows);
    this.#told.add(seen);
    return true;
  }
}

function classOf({ element }: Seen): string {
  return element.getAttribute('class')?.trim() ?? '';
}

function namesOf({ cells, columns }: Row): string {
  return JSON.stringify(cells.map((cell, at) => [columns[at], columnName(cell)]));
}

/** The head in a table of nothing but heads, or in a row of them outside any table. */
function headAlone(seen: Seen): Row | null {
  const { children } = seen;
  const loose = isRow(seen) || children.filter((child) => typeof child !== 'string' && child.role === 'columnheader').length > 1;
  const rows = isTable(seen) ? (isWrapper(seen) ? [] : rowsOf(seen)) : loose ? [rowOf(seen)] : [];
  return rows.every(isHeadRow) ? mostNamed(rows) : null;
}

/** A head with the columns of the rows below it; `null` where it does not stand over them. */
function over(head: Row, rows: Row[]): Row | null {
  const body = rows.filter((row) => !isHeadRow(row));
  const [widest] = body.toSorted((a, b) => b.cells.length - a.cells.length);
  if (!widest || widest.cells.length < 2 || areProperties(body) || body.every(isEntry)) return null;
  if (head.seen.element.ownerDocument !== widest.seen.element.ownerDocument) return null;
  const [above, below] = [head.cells.map(spanOf), widest.cells.map(spanOf)];
  const known = above.some(({ width }) => width > 0) && below.some(({ width }) => width > 0);
  if (!known) return isEven(head, widest) ? { ...head, columns: widest.columns } : null;
  const found: Row = { seen: head.seen, cells: [], columns: [] };
  for (const [at, cell] of head.cells.entries()) {
    const span = above[at];
    const column = widest.columns[below.findIndex((other) => span !== undefined && agree(span, other))];
    if (column !== undefined) {
      found.cells.push(cell);
      found.columns.push(column);
    } else if (columnName(cell) !== '') {
      return null;
    }
  }
  return found;
}

/** A label and its value. */
function isEntry({ cells }: Row): boolean {
  return cells.length === 2 && cells[0] !== undefined && /[:：]$/.test(labelOf(cells[0]));
}

function isEven(a: Row, b: Row): boolean {
  const from = ({ columns }: Row) => columns.map((column) => column - (columns[0] ?? 0)).join();
  return from(a) === from(b);
}

type Span = { middle: number; width: number };

function spanOf({ element }: Seen): Span {
  const { left, width } = element.getBoundingClientRect();
  return { middle: left + width / 2, width };
}

/** Whether two cells stand one over the other. A bar for scrolling makes one of them a little wider. */
function agree(a: Span, b: Span): boolean {
  return a.width > 0 && b.width > 0 && Math.abs(a.middle - b.middle) <= Math.min(a.width, b.width) / 4;
}
