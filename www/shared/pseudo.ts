/** The pseudo-locale: English made longer and accented, to find text that is cut, hard-coded or glued together. */

const accents: { [letter: string]: string } = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ',
  o: 'ô', p: 'þ', q: 'ǫ', r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž',
  A: 'Å', B: 'Ɓ', C: 'Ç', D: 'Ð', E: 'É', F: 'Ƒ', G: 'Ĝ', H: 'Ĥ', I: 'Î', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ṁ', N: 'Ñ',
  O: 'Ô', P: 'Þ', Q: 'Ǫ', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Û', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž',
};

/** Accents every letter and doubles vowels until the text is about 40 % longer. */
export function lengthen(text: string): string {
  let out = '';
  let letters = 0;
  let extra = 0;
  for (const letter of text) {
    const accented = accents[letter];
    out += accented ?? letter;
    if (accented === undefined) continue;
    letters += 1;
    if (/[aeiou]/i.test(letter) && extra < letters * 0.4) {
      out += accented;
      extra += 1;
    }
  }
  return out;
}

/** Marks where a whole message starts and ends, so that a cut or a glued one is seen. */
export function bracket(text: string): string {
  return `[${text}]`;
}
