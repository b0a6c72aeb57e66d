/** The hand-off brief of one deal, on a page that can be copied, saved and printed. */
import { useEffect, useState } from 'preact/hooks';
import { EngineClient } from '../../engine/client.ts';
import { briefOf, markdownOf, type Brief } from '../../shared/brief.ts';
import type { Texts } from '../../shared/messages.ts';
import type { Settings } from '../../shared/report.ts';
import { placeOfBrief } from '../../ui/brief-link.ts';
import { download } from '../../ui/download.ts';
import { followPolicy } from '../../ui/policy.ts';
import { usePresentingSwitch } from '../../ui/presenting.ts';
import { textsIn, zone } from '../../ui/texts.ts';

type Shown = { texts: Texts; brief: Brief | null };

/** Asks the engine as nobody in particular: a brief goes to others, so nothing that is one's own alone is in it. */
async function load(): Promise<Shown> {
  const engine = new EngineClient();
  await followPolicy(engine);
  const { text, words } = await engine.call('settings', {});
  const texts = textsIn((JSON.parse(text) as Settings).language, words);
  const place = placeOfBrief(location.hash);
  if (!place) return { texts, brief: null };
  const now = new Date().toISOString();
  const report = await engine.call('report', { ...place, signed_in: null, now, zone });
  return { texts, brief: briefOf(report, texts, now) };
}

export function Page() {
  const [shown, setShown] = useState<Shown | null>(null);
  const [fault, setFault] = useState('');
  const [presenting] = usePresentingSwitch();
  useEffect(() => {
    load().then(setShown, (error: unknown) => setFault(String(error)));
  }, []);
  const { t } = shown?.texts ?? textsIn(null);
  if (fault !== '') return <main class="as-read">{fault}</main>;
  if (shown === null) return <main aria-busy="true">{t('brief-loading')}</main>;
  if (presenting) return <main>{t('brief-presenting')}</main>;
  if (shown.brief === null) return <main>{t('brief-none')}</main>;
  return <Sheet brief={shown.brief} texts={shown.texts} />;
}

function Sheet({ brief, texts: { t, language } }: { brief: Brief; texts: Texts }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    document.title = brief.title;
    document.documentElement.lang = language;
  }, []);
  const copy = () =>
    navigator.clipboard.writeText(markdownOf(brief)).then(
      () => setSaid(t('brief-copied')),
      () => setSaid(t('brief-not-copied')),
    );
  return (
    <main>
      <div class="actions">
        <button type="button" class="button" data-action="copy" onClick={() => void copy()}>
          {t('brief-copy')}
        </button>
        <button type="button" class="button" data-action="download" onClick={() => download('hand-off-brief.md', markdownOf(brief), 'text/markdown')}>
          {t('brief-download')}
        </button>
        <button type="button" class="button primary" data-action="print" onClick={() => print()}>
          {t('brief-print')}
        </button>
        <span role="status">{said}</span>
      </div>
      <article>
        <h1>{brief.title}</h1>
        <dl>
          {brief.lines.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {brief.sections.map((section) => (
          <section key={section.title}>
            <h2>{section.title}</h2>
            {section.items.map((item, at) => (
              <div key={at} class="brief-item">
                <h3>
                  {item.name} {item.state !== '' && <span class="tag">{item.state}</span>}
                </h3>
                {item.notes.map((note, number) => (
                  <p key={number}>{note}</p>
                ))}
                {item.quotes.map((quote, number) => (
                  <figure key={number}>
                    <blockquote>{quote.text}</blockquote>
                    <figcaption>{quote.from}</figcaption>
                  </figure>
                ))}
              </div>
            ))}
          </section>
        ))}
        <footer>{brief.made}</footer>
      </article>
    </main>
  );
}
