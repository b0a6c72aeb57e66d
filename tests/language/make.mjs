// Makes what the native tests read languages with, by this machine's Intl:
//   node --import ./www/test/setup.mjs tests/language/make.mjs
// writes facts and a corpus of formatted values for each language here, and the core's built-in English. With a folder and
// languages it writes these there, with every value in every style, for SECOND_CHAIR_LANGUAGES=FOLDER cargo test --test core:
//   node --import ./www/test/setup.mjs tests/language/make.mjs FOLDER fi da th …
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { factsOf } from '../../www/shared/language.ts';
import { corpusOf } from './corpus.mjs';

const committed = ['ar', 'ar-EG', 'cs', 'de', 'de-CH', 'en', 'en-GB', 'en-IN', 'es', 'fa', 'fr', 'he', 'hi', 'it', 'ja', 'ko',
  'nl', 'pl', 'pt-BR', 'ru', 'sv', 'th', 'tr', 'zh'];
const [folder, ...languages] = process.argv.slice(2);
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
