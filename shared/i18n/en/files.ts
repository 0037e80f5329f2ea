/** Files and what can happen to them: restored work, changes by others, dropped files. */
export const files = {
  edit: { reload: 'Load from the disk', data: 'Read {{title}}' },
  restored: {
    title: 'Your unsaved work is back',
    text: 'This window ended unexpectedly. Nothing in the file was changed; save to keep the work there.',
  },
  draftOf: {
    title: 'There is later work on {{name}}',
    text: 'It was never saved, because Unroll ended unexpectedly. This is the file as it was saved.',
    open: 'Open the unsaved work',
  },
  conflict: {
    title: '{{file}} was changed by somebody else',
    text: 'The file on the disk is another than the one you opened. Saving would replace what is there now.',
    mine: 'Replace it with mine',
    theirs: 'Load theirs',
    elsewhere: 'Save mine as…',
  },
  changed: {
    title: '{{file}} was changed on the disk',
    text: 'You have unsaved changes here, too. Loading can be undone. If you keep yours, the next save replaces the file.',
    mine: 'Keep mine',
    theirs: 'Load theirs',
    elsewhere: 'Save mine as…',
    reloaded: '{{file}} was changed on the disk and is shown as it is now',
    undo: 'Undo brings back what was here before.',
    unread: 'The file was changed on the disk, and cannot be read now',
  },
  gone: {
    title: '{{file}} is not on the disk any more',
    text: 'It was deleted, moved or renamed. What you see here may be the only copy.',
    save: 'Save it again',
    elsewhere: 'Save as…',
  },
  drafts: {
    title: 'Unsaved work',
    note: 'Unroll ended before this was saved. The files are as they were.',
    openAll: 'Open all {{count}}',
    edited: 'Last changed',
  },
  recent: { forget: 'Remove {{name}} from the list' },
  drop: {
    text: 'Drop a document to open it, or a text or table to learn from',
    notKnown: '{{file}} is nothing Unroll can read',
    notKnownText: 'Drop a document (.unroll.json), a text (.txt, .md) or a table (.csv, .tsv).',
    noDocument: 'Open or begin a graph first, then drop {{file}} on it.',
    failed: '{{file}} could not be read',
  },
};
