/**
 * Six weeks as bars: hours known, this deal's part of them in another tone, and the capacity as a line. The table below
 * it says the same in words; this is only its picture.
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { WeekView } from '../../shared/report.ts';
import { useTexts } from '../../ui/texts.ts';
import { axisOf } from './axis.ts';

const HEIGHT = 148;
const TOP = 20;
const BOTTOM = 22;
const LEFT = 30;
const RIGHT = 6;

/** Geometry only: what is read is the figure's own text. */
function hours(value: string | null): number {
  return value === null ? 0 : Number(value);
}

export function WeekChart({ weeks, label, describedBy }: { weeks: WeekView[]; label: string; describedBy: string }) {
  const { t, formats } = useTexts();
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

  const highest = Math.max(1, ...weeks.flatMap((week) => [hours(week.known.value), hours(week.capacity.value)]));
  const { top, step } = axisOf(highest * 1.04);
  const plot = HEIGHT - TOP - BOTTOM;
  const y = (value: number) => TOP + plot * (1 - value / top);
  const slot = (width - LEFT - RIGHT) / Math.max(1, weeks.length);
  const bar = Math.min(44, slot * 0.56);
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);

  return (
    <div class="chart" ref={box}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label} aria-describedby={describedBy}>
        <defs>
          <pattern id="open-ended" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect class="bar-known" width="5" height="5" />
            <rect class="hatch" width="2" height="5" />
          </pattern>
        </defs>
        <text class="axis-unit" x={LEFT - 6} y={10} text-anchor="end">{t('chart-unit')}</text>
        {ticks.map((tick) => (
          <g key={tick}>
            <line class={tick === 0 ? 'axis-zero' : 'axis-line'} x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text class="axis-text" x={LEFT - 6} y={y(tick) + 3.5} text-anchor="end">{formats.number(String(tick))}</text>
          </g>
        ))}
        {weeks.map((week, at) => {
          const left = LEFT + slot * at;
          const x = left + (slot - bar) / 2;
          const known = hours(week.known.value);
          const deal = Math.min(known, hours(week.deal.value));
          const open = week.known.state === 'at_least';
          return (
            <g key={week.week}>
              {known > 0 && (
                <rect class={open ? 'bar-open' : 'bar-known'} x={x} y={y(known)} width={bar} height={y(0) - y(known)} />
              )}
              {deal > 0 && <rect class="bar-deal" x={x} y={y(deal)} width={bar} height={y(0) - y(deal)} />}
              {/* Drawn twice: the wider stroke below keeps the line apart from the bar it crosses. */}
              {week.capacity.value !== null &&
                ['capacity-edge', 'capacity-line'].map((kind) => (
                  <line key={kind} class={kind} x1={left + 2} x2={left + slot - 2} y1={y(hours(week.capacity.value))} y2={y(hours(week.capacity.value))} />
                ))}
              {/* Where there is no room for every date, every second one stands. */}
              {(slot >= 46 || at % 2 === 0) && (
                <text class={at === 0 ? 'axis-text now' : 'axis-text'} x={left + slot / 2} y={HEIGHT - 7} text-anchor="middle">
                  {formats.date(week.monday, 'short')}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <ul class="legend" aria-hidden="true">
        <li><span class="key key-known" />{t('workload-known')}</li>
        <li><span class="key key-deal" />{t('workload-deal')}</li>
        {weeks.some((week) => week.capacity.value !== null) && <li><span class="key key-capacity" />{t('workload-capacity')}</li>}
      </ul>
    </div>
  );
}
