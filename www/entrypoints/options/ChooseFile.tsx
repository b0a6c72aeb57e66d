/** A button that asks for a file. The browser's own file field stands behind it, unseen. */
import type { ComponentChildren, Ref } from 'preact';
import { useRef } from 'preact/hooks';

type Props = {
  /** What the button is called in tests and by scripts of the page. */
  action: string;
  /** What may be chosen: media types and endings. */
  accept: string;
  label: string;
  /** What stands on the button; the label, unless said. */
  children?: ComponentChildren;
  small?: boolean;
  /** The file field's own name. */
  name?: string;
  /** The button, for putting the focus back on it. */
  button?: Ref<HTMLButtonElement>;
  onChoose: (file: File) => void;
};

export function ChooseFile({ action, accept, label, children, small = false, name, button, onChoose }: Props) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class={small ? 'button small' : 'button'}
        data-action={action}
        ref={button ?? null}
        onClick={() => field.current?.click()}
      >
        {children ?? label}
      </button>
      <input
        ref={field}
        type="file"
        name={name}
        accept={accept}
        aria-label={label}
        class="visually-hidden"
        tabIndex={-1}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0];
          if (chosen) onChoose(chosen);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}
