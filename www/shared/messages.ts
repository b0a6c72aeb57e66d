/** Sentences for people: Fluent messages of the faces and of the core, in the language that is set. */
import { FluentBundle, FluentNumber, FluentResource, type FluentVariable } from '@fluent/bundle';
import { Formats, intlLocale } from './format.ts';
import { bracket, lengthen } from './pseudo.ts';
import type { Arg, Message, Phrase, WordsView } from './report.ts';

export const PSEUDO = 'en-XA';

/** Arguments of the faces' own sentences: text is shown as it is, a number also chooses the plural. */
export type Args = { [name: string]: string | number };

export type Texts = {
  language: string;
  formats: Formats;
  /** A sentence of the faces. */
  t(id: string, args?: Args): string;
  /** A sentence of the core, or one made of others. Text that came from the CRM passes through `hide` first. */
  say(message: Message | Phrase, hide?: (text: string) => string): string;
};

/**
 * @param sources Fluent sources; a later one may not redefine a message of an earlier one
 * @param words what the role is called, where the settings say so
 */
export function makeTexts(language: string, zone: string, sources: string[], words: WordsView | null = null): Texts {
  const pseudo = language === PSEUDO;
  const bundle = new FluentBundle(intlLocale(language), {
    useIsolating: false,
    ...(pseudo ? { transform: lengthen } : {}),
  });
  for (const source of sources) bundle.addResource(new FluentResource(source));
  if (words) bundle.addResource(new FluentResource(termsOf(words)), { allowOverrides: true });
  const formats = new Formats(language, zone);

  function format(id: string, args: { [name: string]: FluentVariable }): string | null {
    const pattern = bundle.getMessage(id)?.value;
    if (!pattern) return null;
    const errors: Error[] = [];
    return bundle.formatPattern(pattern, args, errors);
  }

  function t(id: string, args: Args = {}): string {
    const text = format(id, args);
    if (text === null) return unknown(id, Object.entries(args).map(([name, value]) => `${name}: ${value}`));
    return pseudo ? bracket(text) : text;
  }

  function say(said: Message | Phrase, hide: (text: string) => string = (text) => text): string {
    const text = sentence('parts' in said ? said : { message: said, parts: {} }, hide);
    return pseudo ? bracket(text) : text;
  }

  function sentence({ message, parts }: Phrase, hide: (text: string) => string): string {
    const entries = Object.entries(message.args ?? {});
    const args = Object.fromEntries(entries.map(([name, arg]) => [name, variable(arg, hide)] as const));
    for (const [name, part] of Object.entries(parts)) args[name] = sentence(part, hide);
    // Twice, as a word's own arguments may be words: the reason of a fault says what kind of value it wants.
    for (const [name, arg] of [...entries, ...entries]) {
      if (arg.kind === 'message') args[name] = format(arg.value, args) ?? arg.value;
    }
    const text = format(message.id, args);
    return text ?? unknown(message.id, entries.map(([name, arg]) => `${name}: ${hide(arg.value)}`));
  }

  function variable(arg: Arg, hide: (text: string) => string): FluentVariable {
    switch (arg.kind) {
      case 'text':
        return hide(arg.value);
      case 'number':
        return /^-?\d{1,15}$/.test(arg.value) ? new FluentNumber(Number(arg.value)) : formats.number(arg.value);
      case 'hours':
        return format('hours', { hours: formats.number(arg.value) }) ?? arg.value;
      case 'percent':
        return formats.percent(arg.value);
      case 'money':
        return formats.money(arg.value, arg.unit ?? '', true);
      case 'date':
        return formats.date(arg.value);
      case 'datetime':
        return formats.datetime(arg.value);
      case 'message':
        return arg.value;
    }
  }

  return { language, formats, t, say };
}

/** The terms that every sentence about the role uses, as the settings word them. */
function termsOf({ role_title: title, role_short: short }: WordsView): string {
  const term = (name: string, text: string) => `${name} = { "${text.replace(/["\\]/g, '\\$&').replace(/\s+/g, ' ')}" }\n`;
  const role = title ? term('-role', title) + term('-role-capital', title.charAt(0).toUpperCase() + title.slice(1)) : '';
  return role + (short ? term('-se', short) : '');
}

/** A sentence that is missing still says what it would have been about. */
function unknown(id: string, args: string[]): string {
  return args.length === 0 ? id : `${id} (${args.join(', ')})`;
}
