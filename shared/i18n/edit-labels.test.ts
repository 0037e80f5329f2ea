import { afterEach, describe, expect, it } from 'vitest';
import { en } from './en/index.ts';
import { inSentence, setLanguage, t, translator } from './index.ts';
import type { EditKey } from './messages.ts';

type Texts = { readonly [key: string]: string | Texts };

function keysOf(texts: Texts, prefix: string): string[] {
  return Object.entries(texts).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : keysOf(value, `${prefix}${key}.`)));
}

/** The same keys as those of the type `EditKey`, which is all that an edit can be called by. */
const labels = Object.entries(en)
  .flatMap(([namespace, texts]) => keysOf(texts, `${namespace}:`))
  .filter((key) => (/^\w+:edit\./.test(key) && !key.startsWith('menu:')) || /^diagnostics:fix\.|^training:mend\..+\.edit$/.test(key));

const args = { kind: 'LSTM', node: 'LSTM', field: 'units', title: 'Moby Dick', name: 'Encoder', port: 'in', units: 8, classes: 57, width: 24 };

/** As it stands in the list and after "Undo", for one thing and for several. */
function forms(key: string): { readonly label: string; readonly undo: string }[] {
  return [1, 3].map((count) => {
    const label = t(key as EditKey, { ...args, count });
    return { label, undo: t('history:undo', { what: inSentence(label) }) };
  });
}

/** What can be done to a drawing; to what, must follow: "Wire" alone was no name. */
const verbs = [
  'Add', 'Align', 'Ask', 'Change', 'Clip', 'Collapse', 'Delete', 'Duplicate', 'Group', 'Judge', 'Load', 'Lower', 'Make', 'Move', 'Open', 'Paint', 'Paste', 'Pin',
  'Put', 'Read', 'Remove', 'Rename', 'Replace', 'Resize', 'Space', 'Take', 'Tidy', 'Unpack', 'Unpin', 'Untie', 'Use', 'Wire', 'Write',
];

describe('names of edits', () => {
  afterEach(() => setLanguage('en'));

  it('are found', () => {
    expect(labels).toEqual(expect.arrayContaining(['app:edit.add', 'arrange:edit.align.left', 'training:mend.clip.edit', 'diagnostics:fix.addText']));
    expect(t('app:edit.connect')).toBe('Add wire');
    expect(t('wiring:edit.move')).toBe('Move wire');
  });

  it.each(labels)('%s reads well alone and after "Undo", in English', (key) => {
    for (const { label, undo } of forms(key)) {
      expect(label).not.toContain('{{');
      expect(label.trim()).toBe(label);
      expect(label).not.toMatch(/[.!?…:]$/);
      const [first = '', ...rest] = label.split(' ');
      expect(verbs, label).toContain(first);
      expect(rest.length, label).toBeGreaterThan(0);
      // Capitals inside are those of names, which come as arguments.
      const own = rest.filter((word) => !Object.values(args).some((arg) => String(arg).includes(word.replace(/[“”]/g, ''))));
      expect(own.filter((word) => /^\p{Lu}/u.test(word)), label).toEqual([]);
      expect(undo).toMatch(/^Undo \p{Ll}/u);
    }
  });

  it.each(labels)('%s reads well alone and after “실행 취소:”, in Korean', async (key) => {
    await setLanguage('ko');
    expect(translator.exists(key.replace(/_one$/, ''), { lng: 'ko', fallbackLng: [] })).toBe(true);
    for (const { label, undo } of forms(key.replace(/_one$/, ''))) {
      expect(label).toMatch(/\p{Script=Hangul}/u);
      expect(label).not.toMatch(/\{\{|[.!?…:]$/);
      // The name of something done, never a sentence or a request.
      expect(label).not.toMatch(/(다|요|오)$/);
      expect(undo).toBe(`실행 취소: ${label}`);
    }
  });
});

describe('inSentence', () => {
  it('lowers a capital, but not that of an abbreviation', () => {
    expect(['Add LSTM', 'LSTM', 'x', ''].map(inSentence)).toEqual(['add LSTM', 'LSTM', 'x', '']);
  });

  it('leaves names in Korean alone', async () => {
    await setLanguage('ko');
    expect(['Moby Dick 읽기', '가중치 변경'].map(inSentence)).toEqual(['Moby Dick 읽기', '가중치 변경']);
  });
});
