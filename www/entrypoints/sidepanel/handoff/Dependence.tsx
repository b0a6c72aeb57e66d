/** On whom the customer leans after the close: the SE's share of contacts beside what is allowed, and what to do. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CourseView, DependenceView } from '../../../shared/report.ts';
import { FigureLine } from '../../../ui/figure.tsx';
import { useHide } from '../../../ui/presenting.ts';
import { useTexts } from '../../../ui/texts.ts';

export function Dependence({ view }: { view: DependenceView }) {
  const { t, say } = useTexts();
  const hide = useHide();
  return (
    <section class="dependence" aria-labelledby="dependence-title" data-over={view.over}>
      <h3 id="dependence-title">{t('dependence-title')}</h3>
      <p class={view.over ? 'tone-bad' : undefined}>{say(view.advice, hide)}</p>
      <FigureLine figure={view.index} label={t('dependence-index')}>
        {view.trend && <span class="tag">{t(`trend-${view.trend}`)}</span>}
      </FigureLine>
      <FigureLine figure={view.allowed} label={t('dependence-allowed')} />
      <FigureLine figure={view.inbound} label={t('dependence-inbound')} />
      <CourseChart course={view.course} />
      {view.primary && <p class="note">{say(view.primary, hide)}</p>}
      {view.check_in && <p class="note">{say(view.check_in)}</p>}
      <p class="note">{t('dependence-of')}</p>
    </section>
  );
}

const HEIGHT = 96;
const LEFT = 34;
const BOTTOM = 18;

/** Share of contacts by days after the close: the allowance as a line that falls, the index as points and a line. */
function CourseChart({ course }: { course: CourseView[] }) {
  const { t, formats } = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(320);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.max(200, Math.round(entry.contentRect.width))));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const [first, last] = [course[0], course[course.length - 1]];
  const known = course.filter((point) => point.index !== null);
  if (!first || !last || course.length < 2 || known.length === 0) return null;
  const x = (day: number) => LEFT + ((day - first.day) / Math.max(1, last.day - first.day)) * (width - LEFT - 6);
  const y = (share: number) => 6 + (1 - share) * (HEIGHT - BOTTOM - 6);
  const line = (points: [number, number][]) => points.map(([day, share]) => `${x(day).toFixed(1)},${y(share).toFixed(1)}`).join(' ');
  const percent = (share: number) => formats.percent(String(Math.round(share * 1000) / 1000));
  const told = known.map((point) => t('dependence-point', { day: point.day, index: percent(point.index ?? 0), allowed: percent(point.allowed) }));
  return (
    <div class="chart course" ref={box}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={`${t('dependence-chart')} ${told.join('; ')}`}>
        {[0, 0.5, 1].map((share) => (
          <g key={share}>
            <line class={share === 0 ? 'axis-zero' : 'axis-line'} x1={LEFT} x2={width - 6} y1={y(share)} y2={y(share)} />
            <text class="axis-text" x={LEFT - 4} y={y(share) + 3.5} text-anchor="end">{percent(share)}</text>
          </g>
        ))}
        {[first, last].map((point, at) => (
          <text key={at} class="axis-text" x={x(point.day)} y={HEIGHT - 4} text-anchor={at === 0 ? 'start' : 'end'}>
            {at === 0 ? formats.number(String(point.day)) : t('dependence-days', { days: point.day })}
          </text>
        ))}
        <polyline class="course-allowed" points={line(course.map((point) => [point.day, point.allowed]))} />
        <polyline class="course-index" points={line(known.map((point) => [point.day, point.index ?? 0]))} />
        {known.map((point) => (
          <circle key={point.day} class="course-point" cx={x(point.day)} cy={y(point.index ?? 0)} r="2.5" />
        ))}
      </svg>
      <ul class="legend" aria-hidden="true">
        <li><span class="key key-deal" />{t('dependence-index')}</li>
        <li><span class="key key-capacity" />{t('dependence-allowed')}</li>
      </ul>
    </div>
  );
}
