/**
 * The weeks as bars: hours known, this deal's part of them in another tone, above them what is likely in all with its range
 * from 10 to 90 %, and the capacity as a line. Where the deals known today no longer fill a week, what new ones usually take
 * stands hatched on top. The tables below say the same in words; this is only their picture. A line says what makes the week
 * that is pointed at or focused, or else the first.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Texts } from '../../../shared/messages.ts';
import type { Figure, NewDealsView, WeekView } from '../../../shared/report.ts';
import { usePointed } from '../../../ui/pointed.ts';
import { useHide } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';
import { figureShortText } from '../../../ui/value.ts';
import { axisOf } from './axis.ts';
import { newDealsIn } from './files.ts';
import { moved } from './PeopleGrid.tsx';

const HEIGHT = 148;
const TOP = 20;
const BOTTOM = 22;
const LEFT = 30;
const RIGHT = 6;
/** What a date needs below its bar. */
const DATE = 46;

/** Geometry only: what is read is the figure's own text. */
function hours(value: string | null): number {
  return value === null ? 0 : Number(value);
}

type Props = { weeks: WeekView[]; newDeals: NewDealsView | null; label: string; describedBy: string };

export function WeekChart({ weeks, newDeals, label, describedBy }: Props) {
  const texts = useTexts();
  const { t, formats } = texts;
  const hide = useHide();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(320);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(220, Math.round(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const { at: told, point, focus } = usePointed<number>();
  // The weeks are one stop of the Tab key; the arrow keys go from one to the next.
  const [stop, setStop] = useState(0);
  const go = (event: KeyboardEvent) => {
    const to = moved(event.key, { row: 0, column: stop }, 0, weeks.length - 1);
    if (!to || ['ArrowUp', 'ArrowDown'].includes(event.key)) return;
    event.preventDefault();
    box.current?.querySelectorAll<HTMLElement>('.chart-week')[to.column]?.focus();
  };
  const said = (week: WeekView) => saysOf(texts, hide, week, newDeals);
  const shown = weeks[told ?? 0];
  const of = (week: WeekView) => [week.known, week.capacity, ...(week.outlook ? [week.outlook.p90, week.outlook.p50] : [])];
  const below = (week: WeekView) => Math.max(hours(week.known.value), hours(week.outlook?.p50.value ?? null));
  const inflow = (week: WeekView) => hours(newDealsIn(week, newDeals)?.value ?? null);
  const highest = Math.max(1, ...weeks.flatMap((week) => [below(week) + inflow(week), ...of(week).map((figure) => hours(figure.value))]));
  const { top, step } = axisOf(highest * 1.04);
  const plot = HEIGHT - TOP - BOTTOM;
  const y = (value: number) => TOP + plot * (1 - value / top);
  const slot = (width - LEFT - RIGHT) / Math.max(1, weeks.length);
  const bar = Math.min(44, slot * 0.56);
  // Where there is no room for every date, every second or third one stands.
  const every = Math.max(1, Math.ceil(DATE / slot));
  const firstNew = weeks.findIndex((week) => inflow(week) > 0);
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);

  return (
    <div class="chart" ref={box}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label} aria-describedby={describedBy}>
        <defs>
          <pattern id="open-ended" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="bar-known" width="5" height="5" />
            <rect class="hatch" width="2" height="5" />
          </pattern>
          <pattern id="new-deals" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
            <rect class="hatch-new" width="1.5" height="5" />
          </pattern>
        </defs>
        <text class="axis-unit" x={LEFT - 6} y={10} text-anchor="end">{t('chart-unit')}</text>
        {ticks.map((tick) => (
          <g key={tick}>
            <line class={tick === 0 ? 'axis-zero' : 'axis-line'} x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text class="axis-text" x={LEFT - 6} y={y(tick) + 3.5} text-anchor="end">{formats.number(String(tick))}</text>
          </g>
        ))}
        {firstNew >= 0 && (
          <>
            <line class="new-from" x1={LEFT + slot * firstNew} x2={LEFT + slot * firstNew} y1={TOP - 6} y2={y(0)} />
            <text class="axis-text" x={width - RIGHT} y={10} text-anchor="end">{t('chart-new-deals')}</text>
          </>
        )}
        {weeks.map((week, at) => {
          const left = LEFT + slot * at;
          const x = left + (slot - bar) / 2;
          const known = hours(week.known.value);
          const deal = Math.min(known, hours(week.deal.value));
          const open = week.known.state === 'at_least';
          const { p10, p50, p90 } = week.outlook ?? {};
          const likely = hours(p50?.value ?? null);
          const middle = left + slot / 2;
          return (
            <g key={week.week}>
              {likely > known && <rect class="bar-likely" x={x + 0.5} y={y(likely)} width={bar - 1} height={y(known) - y(likely)} />}
              {inflow(week) > 0 && (
                <rect class="bar-new" x={x + 0.5} y={y(below(week) + inflow(week))} width={bar - 1} height={y(below(week)) - y(below(week) + inflow(week))} />
              )}
              {known > 0 && (
                <rect class={open ? 'bar-open' : 'bar-known'} x={x} y={y(known)} width={bar} height={y(0) - y(known)} />
              )}
              {deal > 0 && <rect class="bar-deal" x={x} y={y(deal)} width={bar} height={y(0) - y(deal)} />}
              {p10?.value && p90?.value && (
                <path class="range" d={`M${middle - 4} ${y(hours(p90.value))}h8m-4 0V${y(hours(p10.value))}m-4 0h8`} />
              )}
              {/* Drawn twice: the wider stroke below keeps the line apart from the bar it crosses. */}
              {week.capacity.value !== null &&
                ['capacity-edge', 'capacity-line'].map((kind) => (
                  <line key={kind} class={kind} x1={left + 2} x2={left + slot - 2} y1={y(hours(week.capacity.value))} y2={y(hours(week.capacity.value))} />
                ))}
              {at % every === 0 && (
                <text class={at === 0 ? 'axis-text now' : 'axis-text'} x={left + slot / 2} y={HEIGHT - 7} text-anchor="middle">
                  {formats.date(week.monday, 'short')}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <div class="chart-weeks" onKeyDown={go} style={{ insetInlineStart: `${LEFT}px`, insetInlineEnd: `${RIGHT}px`, height: `${HEIGHT}px` }}>
        {weeks.map((week, at) => (
          <button
            key={week.week}
            type="button"
            class="chart-week"
            tabIndex={at === Math.min(stop, weeks.length - 1) ? 0 : -1}
            aria-label={said(week)}
            onMouseEnter={() => point(at)}
            onMouseLeave={() => point(null)}
            onFocus={() => {
              setStop(at);
              focus(at);
            }}
            onBlur={() => focus(null)}
          />
        ))}
      </div>
      <ul class="legend" aria-hidden="true">
        <li><span class="key key-known" />{t('workload-known')}</li>
        {weeks.some((week) => week.outlook && week.outlook.p50.value !== null) && <li><span class="key key-likely" />{t('workload-likely-range')}</li>}
        {weeks.some((week) => hours(week.deal.value) > 0) && <li><span class="key key-deal" />{t('workload-deal')}</li>}
        {firstNew >= 0 && <li><span class="key key-new" />{t('chart-new-usual')}</li>}
        {weeks.some((week) => week.capacity.value !== null) && <li><span class="key key-capacity" />{t('workload-capacity')}</li>}
      </ul>
      {/* Who hears the page hears the same at the week itself. */}
      <p class="chart-says" aria-hidden="true">
        {shown && said(shown)}
      </p>
    </div>
  );
}

/** How many of a week's reasons are named in its line. */
const NAMED = 3;

/** A week in words, and the activities and deals that make most of it. */
function saysOf(texts: Texts, hide: (text: string) => string, week: WeekView, newDeals: NewDealsView | null): string {
  const { t, formats } = texts;
  const short = (figure: Figure) => figureShortText(texts, figure);
  const known = short(week.known);
  // Where too little is known to say what a week comes to, what is expected is no part of what is told.
  const outlook = week.outlook?.p50.value == null ? null : week.outlook;
  const sums = new Map<string, number>();
  for (const { source, value } of [...week.known.inputs, ...(outlook?.expected.inputs ?? [])]) {
    if (source) sums.set(source.title, (sums.get(source.title) ?? 0) + Number(value));
  }
  const most = [...sums].sort(([, one], [, other]) => other - one).slice(0, NAMED);
  const list = most.map(([title, sum]) => `${hide(title)} ${t('hours', { hours: formats.number(String(Math.round(sum * 4) / 4)) })}`);
  const usual = newDealsIn(week, newDeals);
  const sentences = [
    outlook ? t('chart-says-likely', { known, likely: short(outlook.p50), p10: short(outlook.p10), p90: short(outlook.p90) }) : t('chart-says', { known }),
    ...(week.capacity.value === null ? [] : [t('chart-says-capacity', { capacity: short(week.capacity) })]),
    ...(usual ? [t('chart-says-inflow', { inflow: short(usual) })] : []),
    ...(list.length > 0 ? [t('chart-says-most', { list: list.join(t('list-separator')) })] : []),
  ];
  return `${t('chart-week', { week: formats.date(week.monday, 'short') })}: ${sentences.join(' ')}`;
}
