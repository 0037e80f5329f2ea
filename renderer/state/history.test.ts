import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setTitle, setTraining } from '../../shared/document/edit.ts';
import { newDocument } from './new-document.ts';
import { edited, isDirty, markSaved, newHistory, redone, undone, type Change } from './history.ts';

const start = (): Change => ({ document: newDocument(), history: newHistory(true) });
const label = { key: 'app:edit.title' } as const;
const titled = (change: Change, title: string, at = 0, merge: Parameters<typeof edited>[4] = null) =>
  edited(change, setTitle(title), label, at, merge);

describe('history', () => {
  it('takes back and does again', () => {
    const begin = start();
    const two = titled(titled(begin, 'a'), 'b');
    expect(undone(two).document.title).toBe('a');
    expect(undone(undone(two)).document).toEqual(begin.document);
    expect(redone(undone(two)).document).toEqual(two.document);
    expect(undone(begin)).toEqual(begin);
    expect(redone(two)).toEqual(two);
  });

  it('forgets what was undone once something else is done', () => {
    const other = titled(undone(titled(start(), 'a')), 'c');
    expect(redone(other).document.title).toBe('c');
    expect(other.history.entries).toHaveLength(1);
  });

  it('leaves no entry for an edit that changes nothing', () => {
    const begin = start();
    expect(titled(begin, begin.document.title).history).toBe(begin.history);
  });

  it('makes one entry of a gesture, and of quick steps in one field', () => {
    const gesture = { key: 'stroke-1' };
    const painted = titled(titled(start(), 'a', 0, gesture), 'b', 60_000, gesture);
    expect(painted.history.entries).toHaveLength(1);
    expect(undone(painted).document.title).toBe(start().document.title);
    expect(redone(undone(painted)).document.title).toBe('b');
    const field = { key: 'title', withinMs: 1000 };
    expect(titled(titled(start(), 'a', 0, field), 'b', 2000, field).history.entries).toHaveLength(2);
  });

  it('knows when the document equals its file', () => {
    const changed = titled(start(), 'a');
    expect([isDirty(start().history), isDirty(changed.history), isDirty(undone(changed).history)]).toEqual([false, true, false]);
    const saved = { ...changed, history: markSaved(changed.history) };
    expect([isDirty(saved.history), isDirty(undone(saved).history)]).toEqual([false, true]);
    // The saved state was undone and then written over: no way back to it.
    const elsewhere = titled(undone(saved), 'c');
    expect([isDirty(elsewhere.history), isDirty(undone(elsewhere).history)]).toEqual([true, true]);
  });

  it('does not merge into an entry that was saved', () => {
    const gesture = { key: 'g' };
    const first = titled(start(), 'a', 0, gesture);
    const more = titled({ ...first, history: markSaved(first.history) }, 'b', 0, gesture);
    expect(isDirty(more.history)).toBe(true);
    expect(isDirty(undone(more).history)).toBe(false);
  });

  it('comes back to the same document after any walk', () => {
    const step = fc.constantFrom('edit', 'undo', 'redo');
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const begin = start();
        const end = steps.reduce<Change>((change, what, index) => {
          if (what === 'undo') return undone(change);
          if (what === 'redo') return redone(change);
          return edited(change, setTraining({ steps: index + 1, seed: index }), label, index);
        }, begin);
        let back = end;
        while (back.history.position > 0) back = undone(back);
        expect(back.document).toEqual(begin.document);
        let forth = back;
        while (forth.history.position < end.history.position) forth = redone(forth);
        expect(forth.document).toEqual(end.document);
      }),
      { numRuns: 50 },
    );
  });
});
