/** The language of both faces, and help that says what is true. */
import { PSEUDO } from '../../shared/messages.ts';
import { withLanguage } from '../../ui/settings.ts';
import { useTexts } from '../../ui/texts.ts';
import { Section } from './Section.tsx';
import type { Known, Options } from './state.ts';

export function Language({ known, options }: { known: Known; options: Options }) {
  const { t } = useTexts();
  return (
    <Section id="language" intro={t('language-intro')}>
      <label class="field">
        <span>{t('language-name')}</span>
        <select
          name="language"
          value={known.settings.language ?? 'en'}
          onChange={(event) => {
            const language = event.currentTarget.value;
            void options.save((settings) => withLanguage(settings, language));
          }}
        >
          <option value="en">English</option>
          <option value={PSEUDO}>{t('language-pseudo')}</option>
        </select>
      </label>
    </Section>
  );
}

const paragraphs = ['read', 'leave', 'estimate', 'load', 'calendar', 'settings', 'marks', 'import', 'pay', 'shared', 'unknown'] as const;

export function Help() {
  const { t } = useTexts();
  return (
    <Section id="help" intro={t('help-intro')}>
      <dl class="help">
        {paragraphs.map((name) => (
          <div key={name}>
            <dt>{t(`help-${name}`)}</dt>
            <dd>{t(`help-${name}-text`)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
