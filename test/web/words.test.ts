import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type Language, languages } from '../../src/languages.ts';
import { wordsOf } from '../../src/web/words.ts';
import { strayWordsIn } from './stray-words.ts';

const root = new URL('../../', import.meta.url).pathname;

type Word = string | ((...args: never[]) => unknown);
/** A few words stand together under one key: the two turns of an hour that comes twice. */
type Part = Record<string, Word | Record<string, string>>;

const partsOf = (language: Language): Record<string, Part> => wordsOf(language);

/** Every word by `part.key`. */
const flat = (language: Language): Map<string, Word> =>
  new Map(
    Object.entries(partsOf(language)).flatMap(([part, words]) =>
      Object.entries(words).flatMap(([key, word]): [string, Word][] =>
        typeof word === 'object'
          ? Object.entries(word).map(([inner, text]): [string, Word] => [`${part}.${key}.${inner}`, text])
          : [[`${part}.${key}`, word]],
      ),
    ),
  );

const source = flat('nb');

/** Sentences that are right in bokmål and in nynorsk alike. */
const sameInNorwegian = new Set([
  'incident.refusal.frozen',
  'settings.contactMobileHint',
  'settings.faultTooLong',
]);

describe('the words of the pages', () => {
  for (const language of ['nn', 'en'] as const)
    describe(`in ${language}`, () => {
      const words = flat(language);

      it('are the same keys as in bokmål', () => {
        expect([...source.keys()].filter((key) => !words.has(key)).join(' ')).to.equal('');
        expect([...words.keys()].filter((key) => !source.has(key)).join(' ')).to.equal('');
      });

      it('are texts where bokmål has texts, and functions of as many things', () => {
        for (const [key, word] of words) {
          const original = source.get(key);
          expect(typeof word, key).to.equal(typeof original);
          if (typeof word === 'function' && typeof original === 'function')
            expect(word.length, key).to.equal(original.length);
        }
      });
    });

  it('are there: none is empty, or stands with blanks around it', () => {
    for (const language of languages)
      for (const [key, word] of flat(language))
        if (typeof word === 'string') expect(word, `${language} ${key}`).to.match(/^\S(?:[\s\S]*\S)?$/);
  });

  it('are translated: a sentence is another in every language', () => {
    for (const [first, second] of [
      ['nb', 'nn'],
      ['nb', 'en'],
      ['nn', 'en'],
    ] as const) {
      const others = flat(second);
      const same = [...flat(first)]
        .filter(([key, word]) => typeof word === 'string' && word === others.get(key))
        // Names and single words may be the same.
        .filter(([, word]) => String(word).split(/\s+/).length > (second === 'nn' ? 6 : 3))
        .filter(([key]) => second !== 'nn' || !sameInNorwegian.has(key))
        .map(([key]) => `${first}/${second} ${key}`);
      expect(same).to.deep.equal([]);
    }
  });

  it('are mostly their own in nynorsk, and almost all in English', () => {
    for (const [part, words] of Object.entries(partsOf('nb'))) {
      const texts = Object.entries(words).filter(([, word]) => typeof word === 'string');
      if (texts.length < 10) continue;
      const share = (language: Language): number =>
        texts.filter(([key, word]) => partsOf(language)[part]?.[key] !== word).length / texts.length;
      expect(share('nn'), `nn ${part}`).to.be.greaterThan(0.5);
      expect(share('en'), `en ${part}`).to.be.greaterThan(0.85);
    }
  });

  it('hold no word of the wrong language', () => {
    const foreign: Record<Language, RegExp> = {
      nb: /\b(?:ikkje|noko|frå|korleis|dykk|eit|vere|berre|kva|blir ikkje)\b/i,
      nn: /\b(?:ikke|noe|fra|hvordan|dere|være|bare|hva|hvis|jeg|etter at du har)\b/i,
      en: /\b(?:ikke|ikkje|noe|noko|eller|hvis|og|skal|til)\b/i,
    };
    for (const language of languages) {
      const wrong = [...flat(language)].flatMap(([key, word]) => {
        const text = typeof word === 'string' ? word : word.toString();
        return foreign[language].test(text) ? [`${language} ${key}`] : [];
      });
      expect(wrong).to.deep.equal([]);
    }
  });

  describe('stand nowhere else', () => {
    const files = globSync('src/web/**/*.ts', { cwd: root }).filter(
      (file) => !file.startsWith('src/web/words'),
    );

    it('in any page', () => {
      expect(files.length).to.be.greaterThan(10);
      const strays = files.flatMap((file) =>
        strayWordsIn(readFileSync(`${root}${file}`, 'utf8'))
          // The product's own name is the same in every language.
          .filter((word) => word !== 'Varsla')
          .map((word) => `${file}: ${word}`),
      );
      expect(strays).to.deep.equal([]);
    });

    it('and would be seen between tags, in what is read out, and deep inside', () => {
      const put = '${';
      const page = [
        "const a = 'not here'; // html`<p>nor here</p>`",
        'const b = html`<p class="fine">Stray ',
        put,
        'x ? html`<b>inner</b>` : \'kept\'}</p><img alt="spoken"><i title="',
        put,
        'w.title}" aria-label="label of ',
        put,
        'n}">&nbsp;</i>`;',
        'const c = html`<input ',
        put,
        "on ? html`checked` : ''}>`; const d = /[`']/.test(e);",
      ].join('');
      expect(
        strayWordsIn(page.replace('// html', '\n// html').replace('here</p>`', 'here</p>`\n')).sort(),
      ).to.deep.equal(['Stray', 'inner', 'label', 'of', 'spoken'].sort());
    });
  });
});
