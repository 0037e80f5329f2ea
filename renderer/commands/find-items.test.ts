import { describe, expect, it } from 'vitest';
import { t, translator } from '../../shared/i18n/index.ts';
import { en } from '../../shared/i18n/en/index.ts';
import { newDocument } from '../state/new-document.ts';
import { openDocument } from '../state/document-store.ts';
import { commandIds } from '../app/commands.ts';
import { commandItems } from './command-items.ts';
import { findItems } from './find-items.ts';
import { addItems, goItems } from './node-items.ts';

openDocument({ document: newDocument(), path: null, stamp: null });
const items = [...commandItems(), ...addItems(), ...goItems()];
const found = (query: string, lately: readonly string[] = []) => findItems(items, query, lately).flatMap((section) => section.items.map(({ id }) => id));

describe('what the command palette finds', () => {
  it('is everything where nothing is typed, by section, with what was used lately first and once', () => {
    const sections = findItems(items, ' ', ['add:lstm', 'gone', 'command:undo']);
    expect(sections.map(({ section }) => section)).toEqual(['lately', 'file', 'edit', 'draw', 'view', 'run', 'help', 'add']);
    expect(sections[0]?.items.map(({ id }) => id)).toEqual(['add:lstm', 'command:undo']);
    const all = sections.flatMap((section) => section.items.map(({ id }) => id));
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([]);
    expect(all).toEqual(expect.arrayContaining(commandIds.filter((id) => id !== 'command-palette').map((id) => `command:${id}`)));
  });

  it.each([
    ['undo', 'command:undo'], ['take back', 'command:undo'], ['되돌리기', 'command:undo'], ['실행 취소', 'command:undo'], ['ㅅㅎㅊㅅ', 'command:undo'],
    ['add lstm', 'add:lstm'], ['lstm 추가', 'add:lstm'], ['softmax', 'add:output'], ['손실', 'add:divergence'], ['dark mode', 'command:theme-dark'],
    ['다크 모드', 'command:theme-dark'], ['clean up', 'command:tidy'], ['배치 정', 'command:tidy'], ['학ㅅ', 'command:train'], ['save as', 'command:save-as'],
    ['fit', 'command:zoom-fit'], ['unroll', 'command:unroll'], ['about unroll', 'command:about'], ['korean', 'command:language-ko'],
  ])('for %s is %s first, in whatever language the window speaks', (query, id) => {
    expect(found(query)[0]).toBe(id);
  });

  it('puts what was used lately before what answers as well', () => {
    expect(found('theme').indexOf('command:theme-dark')).toBeGreaterThan(0);
    expect(found('theme', ['command:theme-dark'])[0]).toBe('command:theme-dark');
    // But not before what was meant.
    expect(found('light theme', ['command:theme-dark'])[0]).toBe('command:theme-light');
  });

  it('is nothing where nothing answers', () => {
    expect(findItems(items, 'flux capacitor', [])).toEqual([]);
  });

  it('says of every command that can do nothing why', () => {
    const silent = items.filter(({ id, reason }) => id === 'command:undo' && reason !== t('app:needs.undo'));
    expect(silent).toEqual([]);
    expect(items.filter(({ reason }) => reason === '')).toEqual([]);
  });

  it('has further words for commands that there are, in both languages', () => {
    for (const command of Object.keys(en.palette.words)) {
      expect(commandIds).toContain(command);
      for (const lng of ['en', 'ko']) expect(translator.exists(`palette:words.${command}`, { lng, fallbackLng: [] })).toBe(true);
    }
  });
});
