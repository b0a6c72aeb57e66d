/** One section of the options page, under its heading. */
import type { ComponentChildren } from 'preact';
import { useTexts } from '../../ui/texts.ts';

export function Section({ id, intro, children }: { id: string; intro: string; children?: ComponentChildren }) {
  const { t } = useTexts();
  return (
    <section id={id} class="card" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t(`options-${id}`)}</h2>
      <p class="note">{intro}</p>
      {children}
    </section>
  );
}
