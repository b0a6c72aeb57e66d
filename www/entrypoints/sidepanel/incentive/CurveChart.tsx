/** A component's payout curve with where one stands today, and is likely to stand at the end. The figures beside it say the same in words. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CurveView } from '../../../shared/report.ts';
import { useTexts } from '../../../ui/texts.ts';
import { axisOf } from '../workload/axis.ts';

const HEIGHT = 132;
const TOP = 16;
const BOTTOM = 20;
const LEFT = 56;
const RIGHT = 10;

export function CurveChart({ curve, currency, label }: { curve: CurveView; currency: string; label: string }) {
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

  const likely = curve.likely;
  const furthest = Math.max(curve.today, likely?.[0] ?? 0, ...curve.points.map(([at]) => at));
  const most = Math.max(1, curve.pay, likely?.[1] ?? 0, ...curve.points.map(([, pay]) => pay));
  const { top, step } = axisOf(most * 1.04);
  const x = (at: number) => LEFT + ((width - LEFT - RIGHT) * Math.max(0, at)) / furthest;
  const y = (pay: number) => TOP + (HEIGHT - TOP - BOTTOM) * (1 - Math.max(0, pay) / top);
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);
  const marks = [...new Set([0, 1, ...curve.points.map(([at]) => at)])].filter((at) => at <= furthest && Number.isInteger(at * 2));
  const here = t('curve-here', {
    attainment: formats.percent(String(curve.today)),
    pay: formats.money(String(Math.round(curve.pay)), currency, false),
  });
  const ahead =
    likely &&
    t('curve-likely', { attainment: formats.percent(String(likely[0])), pay: formats.money(String(Math.round(likely[1])), currency, false) });

  return (
    <div class="chart" ref={box}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={t('curve-label', { component: label, here: ahead ? `${here} ${ahead}` : here })}>
        <text class="axis-unit" x={LEFT - 6} y={10} text-anchor="end">{currency}</text>
        {ticks.map((tick) => (
          <g key={tick}>
            <line class={tick === 0 ? 'axis-zero' : 'axis-line'} x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text class="axis-text" x={LEFT - 6} y={y(tick) + 3.5} text-anchor="end">{formats.number(String(tick), 0)}</text>
          </g>
        ))}
        {marks.map((at) => (
          <text key={at} class="axis-text" x={x(at)} y={HEIGHT - 5} text-anchor="middle">{formats.percent(String(at))}</text>
        ))}
        <polyline class="curve-line" points={curve.points.map(([at, pay]) => `${x(at)},${y(pay)}`).join(' ')} />
        <line class="curve-today" x1={x(curve.today)} x2={x(curve.today)} y1={y(curve.pay)} y2={y(0)} />
        {likely && (
          <>
            <line class="curve-today" x1={x(likely[0])} x2={x(likely[0])} y1={y(likely[1])} y2={y(0)} />
            <circle class="curve-likely" cx={x(likely[0])} cy={y(likely[1])} r="4" />
          </>
        )}
        <circle class="curve-here" cx={x(curve.today)} cy={y(curve.pay)} r="4" />
      </svg>
      <ul class="legend">
        <li><span class="key key-deal round" aria-hidden="true" />{here}</li>
        {ahead && <li><span class="key key-ring round" aria-hidden="true" />{ahead}</li>}
      </ul>
    </div>
  );
}
