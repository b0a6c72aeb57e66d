/** The fields that somebody pointed at, as a file for others: labels, names and places, and nothing that stands there. */
import { useRef, useState } from 'preact/hooks';
import type { FormGroup, JsonValue, Settings } from '../../../shared/report.ts';
import { download } from '../../../ui/download.ts';
import { useTexts } from '../../../ui/texts.ts';
import { ChooseFile } from '../ChooseFile.tsx';
import { fieldMapOf, withFields } from './fields.ts';
import { ImportPreview, type Preview } from './Import.tsx';
import { useWork } from './work.ts';

export function FieldMap({ group }: { group: FormGroup }) {
  const { forms, announce } = useWork();
  const { t } = useTexts();
  const [preview, setPreview] = useState<Preview | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const choose = async (chosen: File) => {
    const own = withFields(forms.own, await chosen.text());
    if (own === null) return announce(t('fields-unusable', { file: chosen.name }));
    setPreview({ file: chosen.name, view: await forms.engine.call('preview_settings', { text: JSON.stringify(own satisfies Settings) }) });
  };
  return (
    <div class="field-map">
      <p class="note">{t('fields-why')}</p>
      <div class="actions">
        <button
          type="button"
          class="button small"
          data-action="export-fields"
          disabled={group.nodes.length === 0}
          onClick={() => download('second-chair-fields.json', JSON.stringify(fieldMapOf(group) satisfies { [key: string]: JsonValue }, null, 2))}
        >
          {t('fields-export')}
        </button>
        {!group.locked && (
          <ChooseFile action="import-fields" accept="application/json,.json" label={t('fields-import')} name="fields-file" small button={button} onChoose={(chosen) => void choose(chosen)} />
        )}
      </div>
      {preview && (
        <ImportPreview
          preview={preview}
          onDone={(text) => {
            setPreview(null);
            announce(text);
            button.current?.focus();
          }}
        />
      )}
    </div>
  );
}
