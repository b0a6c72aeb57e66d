/** What the panel says when it has no deal to show: each state has a heading and one thing to do. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { generic } from '../../crm/generic/index.ts';
import { adapterById } from '../../crm/index.ts';
import { useTexts } from '../../ui/texts.ts';
import { patternOf } from './link.ts';

export function State({ name, title, text, children }: { name: string; title: string; text: string; children?: ComponentChildren }) {
  return (
    <section class="state" data-panel-state={name} aria-labelledby="state-title">
      <h1 id="state-title">{title}</h1>
      <p>{text}</p>
      {children}
    </section>
  );
}

/** Asks for one host. The browser's own question follows the click and must come from inside it. */
export function NotAllowed({ origin, adapter, allowed }: { origin: string; adapter: string; allowed: () => void }) {
  const { t } = useTexts();
  const [refused, setRefused] = useState(false);
  const host = new URL(origin).host;
  const known = adapter !== generic.data.id;
  const crm = adapterById(adapter)?.data.name ?? adapter;
  const ask = () => {
    void browser.permissions.request({ origins: [patternOf(origin)] }).then((granted) => {
      setRefused(!granted);
      if (granted) allowed();
    });
  };
  return (
    <State
      name="not_allowed"
      title={known ? t('state-not-allowed', { crm }) : t('state-unknown-crm')}
      text={t(known ? 'state-not-allowed-why' : 'state-unknown-crm-why', { host })}
    >
      <button type="button" class="button primary" data-action="allow" onClick={ask}>
        {t('allow-host', { host })}
      </button>
      {refused && <p role="status" class="hint">{t('state-not-allowed-refused')}</p>}
    </State>
  );
}

export function Loading({ name, children }: { name: string; children?: ComponentChildren }) {
  const { t } = useTexts();
  return (
    <section class="state" data-panel-state={name} aria-busy="true" aria-labelledby="state-title">
      <h1 id="state-title">{t('state-loading')}</h1>
      <div class="skeleton" aria-hidden="true">
        <span />
        <span />
        <span />
      </div>
      {children}
    </section>
  );
}
