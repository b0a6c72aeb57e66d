/**
 * People in rows, a figure in each cell. The names stay in sight while the rest scrolls within its box; the arrow keys go from
 * figure to figure, so that the whole table is one stop of the Tab key; what is pointed at or focused is said in a line below.
 */
import { useRef, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Figure } from '../../../shared/report.ts';
import { useFigure } from '../../../ui/figure.tsx';
import { usePointed } from '../../../ui/pointed.ts';
import { useTexts } from '../../../ui/texts.ts';

export type Cell = {
  figure: Figure;
  /** What the figure is, with whose. */
  label: string;
  /** Replaces the value for those who hear it, and in the line below: with its band and the chance of overload. */
  text?: string;
  /** The value as it stands in the cell, where that is rounded further. */
  brief?: string;
  glyph?: string;
  class?: string;
  /** A figure that belongs to this one, within its reasons. */
  beside?: ComponentChildren;
};

export type PersonRow = { name: string; cells: Cell[] };

type Props = { caption: string; heads: string[]; rows: PersonRow[]; kind: string };

type Place = { row: number; column: number };

export function PeopleGrid({ caption, heads, rows, kind }: Props) {
  const { t } = useTexts();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const { at: told, point, focus } = usePointed<Place>();
  const row = Math.min(at.row, rows.length - 1);
  const go = (event: KeyboardEvent) => {
    const to = moved(event.key, { ...at, row }, rows.length - 1, heads.length - 1);
    if (!to || placeOf(event.target) === null) return;
    event.preventDefault();
    table.current?.querySelector<HTMLElement>(`[data-at="${to.row},${to.column}"] button`)?.focus();
  };
  const cell = told && rows[told.row]?.cells[told.column];
  return (
    <>
      <div class="weeks-box people-box">
        <table
          class="weeks people-grid"
          data-grid={kind}
          ref={table}
          onKeyDown={go}
          onFocusIn={({ target }) => {
            const place = placeOf(target);
            if (place) setAt(place);
            focus(place);
          }}
          onFocusOut={() => focus(null)}
          onMouseOver={({ target }) => point(placeOf(target))}
          onMouseLeave={() => point(null)}
        >
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t('team-member')}</th>
              {heads.map((head) => (
                <th key={head} scope="col" class="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {rows.map((one, index) => (
            <Row key={`${one.name} ${one.cells.length}`} row={one} index={index} column={row === index ? Math.min(at.column, heads.length - 1) : null} />
          ))}
        </table>
      </div>
      {/* Who hears the page hears the same at the figure itself. */}
      <p class="chart-says people-says" aria-hidden="true">
        {cell && `${cell.label}: ${cell.text ?? ''}`}
      </p>
    </>
  );
}

function Row({ row, index, column }: { row: PersonRow; index: number; column: number | null }) {
  const figures = row.cells.map(({ figure, label, text, brief }, at) =>
    useFigure({ figure, label, short: true, brief, tabIndex: at === column ? 0 : -1, ...(text === undefined ? {} : { text }) }),
  );
  return (
    <tbody>
      <tr>
        <th scope="row" title={row.name}>
          {row.name}
        </th>
        {row.cells.map((cell, at) => (
          <td key={cell.figure.id} class={`number ${cell.class ?? ''}`} data-at={`${index},${at}`}>
            {cell.glyph && <span aria-hidden="true">{cell.glyph} </span>}
            {figures[at]?.button}
          </td>
        ))}
      </tr>
      {figures.map(
        ({ open, reasons }, at) =>
          open && (
            <tr key={at} class="reasons-row">
              <td colSpan={row.cells.length + 1}>
                <div class="held">
                  <p class="held-name">{row.cells[at]?.label}</p>
                  {reasons}
                  {row.cells[at]?.beside}
                </div>
              </td>
            </tr>
          ),
      )}
    </tbody>
  );
}

function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null;
  const [row, column] = cell?.dataset.at?.split(',').map(Number) ?? [];
  return row === undefined || column === undefined ? null : { row, column };
}

/** Where a key leads from a place; `null` for a key that leads nowhere. */
export function moved(key: string, { row, column }: Place, lastRow: number, lastColumn: number): Place | null {
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(lastRow, row + 1), column };
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(lastColumn, column + 1) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: lastColumn };
    default:
      return null;
  }
}
