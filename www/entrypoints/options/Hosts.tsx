/** Which hosts are allowed, what is read there, and how much of each CRM one may see. */
import { browser } from 'wxt/browser';
import { adapters } from '../../crm/index.ts';
import { withSight } from '../../ui/settings.ts';
import { useTexts } from '../../ui/texts.ts';
import { Section } from './Section.tsx';
import type { Known, Options } from './state.ts';

const sights = ['unknown', 'own', 'all'] as const;

export function Hosts({ known, options }: { known: Known; options: Options }) {
  const { t } = useTexts();
  return (
    <Section id="hosts" intro={t('hosts-intro', { crms: adapters.map((adapter) => adapter.data.name).join(', ') })}>
      {known.hosts.length === 0 ? (
        <p>{t('hosts-none')}</p>
      ) : (
        <ul class="rows">
          {known.hosts.map((origin) => (
            <li key={origin} class="row" data-host={origin}>
              <strong>{origin}</strong>
              <label class="field">
                <span>{t('hosts-sight')}</span>
                <select
                  value={sightOf(known, origin)}
                  disabled={origin in known.policy.deals_visible}
                  onChange={(event) => {
                    const visible = sights.find((sight) => sight === event.currentTarget.value) ?? 'unknown';
                    void options.save((settings) => withSight(settings, origin, visible));
                  }}
                >
                  {sights.map((sight) => (
                    <option key={sight} value={sight}>
                      {t(`sight-${sight}`)}
                    </option>
                  ))}
                </select>
                {origin in known.policy.deals_visible && <small class="hint">{t('policy-sets')}</small>}
              </label>
              <button
                type="button"
                class="button small"
                data-action="remove-host"
                onClick={() => void browser.permissions.remove({ origins: [`${origin}/*`] })}
              >
                {t('hosts-remove', { host: new URL(origin).host })}
              </button>
            </li>
          ))}
        </ul>
      )}
      <h3>{t('hosts-what')}</h3>
      <p class="note">{t('hosts-what-text')}</p>
      {adapters.map((adapter) => (
        <details key={adapter.data.id}>
          <summary>{t('hosts-requests', { crm: adapter.data.name, count: adapter.data.requests.length })}</summary>
          <ul class="requests">
            {adapter.data.requests.map((request) => (
              <li key={request.id}>
                <code>
                  {request.method} {forPeople(request.path)}
                </code>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  );
}

/** How much of a CRM one may see: as the organisation says, else as the person does. */
function sightOf(known: Known, origin: string): string {
  const own = known.settings.crm.find((crm) => crm.origin === origin);
  return known.policy.deals_visible[origin] ?? own?.deals_visible ?? 'unknown';
}

/** A request's pattern as people read it: what differs from CRM to CRM is "…". */
function forPeople(pattern: string): string {
  return pattern.replace(/^\^|\$$/g, '').replace(/\\d\+|\[[^\]]+\]\+/g, '…').replaceAll('\\', '');
}
