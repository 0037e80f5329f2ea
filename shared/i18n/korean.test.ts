import { afterEach, describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { setLanguage, t, translator } from './index.ts';
import { ko } from './ko/index.ts';
import { languageOf } from './languages.ts';

type Texts = { readonly [key: string]: string | Texts };

function flat(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

const english = new Map(flat(en));
const korean = new Map(flat(ko));
const argsOf = (text: string) => [...new Set(text.match(/\{\{?\w+\}?\}/g))].sort();
const hasLetters = (text: string) => /\p{L}/u.test(text.replace(/\{\{?\w+\}?\}/g, ''));

/** Names, formulas and units, the same in every language. */
const untranslated = new Set([
  'app.name', 'app.about.version', 'app.language.en', 'app.settings.optimizers.adam', 'app.settings.optimizers.rmsprop',
  'app.settings.optimizers.sgd', 'keyboard.sheet.mac', 'keyboard.sheet.other', 'app.weights.k',
  'device.memory', 'unrolled.panel.div', 'microscope.at', 'microscope.atSymbol', 'menu.application', 'menu.windowTitle', 'menu.windowTitleUnsaved', 'menu.exportName.layers-model',
  'menu.exportName.saved-model', 'menu.facts.weights', 'cli.devices.gpu', 'nodes.kinds.dense.summary-tanh', 'nodes.kinds.dense.summary-relu', 'nodes.kinds.rnn.title',
  'nodes.kinds.lstm.title', 'nodes.kinds.gru.title', 'nodes.options.tanh', 'nodes.options.relu', 'nodes.options.complement',
  'nodes.options.rnn', 'nodes.options.lstm', 'nodes.options.gru', 'templates.hello.title', 'training.optimizers.sgd',
  'training.optimizers.rmsprop', 'training.optimizers.adam', 'training.unit.cross-entropy',
  'training.export.formats.layers-model.title', 'training.export.formats.saved-model.title',
]);

describe('Korean', () => {
  afterEach(() => setLanguage('en'));

  it('has the texts of English, but for the forms of a count of 1', () => {
    const wanted = [...english.keys()].filter((key) => !key.endsWith('_one'));
    expect([...korean.keys()].sort()).toEqual(wanted.sort());
  });

  it('says everything English says: the same arguments, and as many places for pictures', () => {
    const places = (text: string) => [...argsOf(text), text.split('|').length];
    const different = [...korean].filter(([key, text]) => {
      // A form of a plural may name its only thing instead of counting it, in one form of English, too.
      const forms = [english.get(key), english.get(key.replace(/_other$/, '_one'))].filter((form) => form !== undefined);
      return !forms.some((form) => JSON.stringify(places(form)) === JSON.stringify(places(text)));
    });
    expect(different).toEqual([]);
  });

  it('leaves no English but names, formulas and units', () => {
    const left = [...korean].filter(([key, text]) => hasLetters(text) && !/\p{Script=Hangul}/u.test(text) && !untranslated.has(key));
    expect(left).toEqual([]);
    expect([...untranslated].filter((key) => /\p{Script=Hangul}/u.test(korean.get(key) ?? '가'))).toEqual([]);
  });

  it('joins no particle to an argument whose last sound it would have to follow', () => {
    const particles = /\}\}[”"’]?\s?(은|는|이|가|을|를|와|과|로|으로|였습니다)(?!\p{L})/u;
    const joined = [...korean].filter(([, text]) => particles.test(text));
    expect(joined).toEqual([]);
  });

  it('is shown with one form for every count', async () => {
    await setLanguage('ko');
    for (const count of [0, 1, 2]) {
      expect(t('training:deleted.title', { count, name: 'x' })).toBe(`실행 ${count}개를 삭제했습니다`);
      expect(t('app:edit.delete', { count })).toBe(`노드 ${count}개 삭제`);
    }
    expect(translator.language).toBe('ko');
    await setLanguage('en');
    expect(t('app:edit.delete', { count: 1 })).toBe('Delete node');
  });
});

describe('languageOf', () => {
  it('follows a choice, else the locale', () => {
    expect(['ko', 'ko-KR', 'ko_KR.UTF-8', 'KO'].map((locale) => languageOf('system', locale))).toEqual(['ko', 'ko', 'ko', 'ko']);
    expect(['', 'C.UTF-8', 'en-US', 'kok-IN', 'de'].map((locale) => languageOf('system', locale))).toEqual(['en', 'en', 'en', 'en', 'en']);
    expect([languageOf('en', 'ko-KR'), languageOf('ko', 'en-US')]).toEqual(['en', 'ko']);
  });
});
