// Makes what the native tests read languages with, by this machine's Intl:
//   node --import ./www/test/setup.mjs tests/language/make.mjs
// writes facts and a corpus of formatted values for each language here, and the core's built-in English. With a folder and
// languages it writes these there, with every value in every style, for SECOND_CHAIR_LANGUAGES=FOLDER cargo test --test core:
//   node --import ./www/test/setup.mjs tests/language/make.mjs FOLDER fi da th …
// (or `many` for over a hundred), which is what .ci/languages does.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { factsOf } from '../../www/shared/language.ts';
import { corpusOf } from './corpus.mjs';

const committed = ['ar', 'ar-EG', 'cs', 'de', 'de-CH', 'en', 'en-GB', 'en-IN', 'es', 'fa', 'fr', 'he', 'hi', 'it', 'ja', 'ko',
  'nl', 'pl', 'pt-BR', 'ru', 'sv', 'th', 'tr', 'zh'];
const many = ('af am ar ar-EG az be bg bn bs ca cs cy da de de-AT de-CH el en en-AU en-CA en-GB en-IN en-US en-ZA es es-419 es-AR es-MX '
  + 'et eu fa fi fil fr fr-CA fr-CH ga gl gu he hi hr hu hy id is it it-CH ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne '
  + 'nl nl-BE nn or pa pl ps pt-BR pt-PT ro ru sd si sk sl so sq sr sr-Latn sv sw ta te th tk tr uk ur uz vi yo zh zh-HK zh-TW zu').split(' ');
const [folder, ...named] = process.argv.slice(2);
const languages = named[0] === 'many' ? many : named;
const here = fileURLToPath(new URL('.', import.meta.url));
const into = folder ?? here;
mkdirSync(into, { recursive: true });
for (const language of languages.length > 0 ? languages : committed) {
  writeFileSync(`${into}/${language}.json`, `${JSON.stringify(factsOf(language))}\n`);
  writeFileSync(`${into}/${language}.txt`, corpusOf(language, folder !== undefined));
}
if (folder === undefined) {
  const english = JSON.stringify({ ...factsOf('en'), language: '' });
  writeFileSync(new URL('../../src/page/values/english.json', import.meta.url), `${english}\n`);
}
