/** Who I am in each CRM. */
import { withMe, withoutMe } from '../../ui/settings.ts';
import { useTexts } from '../../ui/texts.ts';
import { WhoAmI } from '../../ui/WhoAmI.tsx';
import { Section } from './Section.tsx';
import type { Known, Options } from './state.ts';

export function Me({ known, options }: { known: Known; options: Options }) {
  const { t } = useTexts();
  const { settings, viewers, people } = known;
  const open = Object.entries(viewers).filter(
    ([origin, viewer]) => !settings.me.some((me) => me.origin === origin && me.user_id === viewer.id),
  );
  return (
    <Section id="me" intro={t('me-intro')}>
      <ul class="rows">
        {settings.me.map((me) => (
          <li key={`${me.origin} ${me.user_id}`} class="row" data-me={me.origin}>
            <strong>{me.name}</strong>
            <span>
              {t(`role-${me.role}`)} · {t('me-at', { host: new URL(me.origin).host, user: me.user_id })}
            </span>
            <button
              type="button"
              class="button small"
              data-action="not-me"
              onClick={() => void options.save((current) => withoutMe(current, me.origin, me.user_id))}
            >
              {t('me-remove')}
            </button>
          </li>
        ))}
      </ul>
      {open.map(([origin, viewer]) => (
        <div key={origin} class="ask" data-ask={origin}>
          <h3>{t('me-open', { host: new URL(origin).host, viewer: viewer.text })}</h3>
          <WhoAmI
            viewer={viewer}
            people={people[origin] ?? []}
            onPick={(name, role) => void options.save((current) => withMe(current, origin, viewer.id, name, role))}
          />
        </div>
      ))}
      {settings.me.length === 0 && open.length === 0 && <p>{t('me-none')}</p>}
    </Section>
  );
}
