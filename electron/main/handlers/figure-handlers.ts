import { askWhereToSaveFigure } from '../files/dialogs.ts';
import { writeFileSafely } from '../files/write-file-safely.ts';
import type { Handlers } from '../ipc.ts';

/** A mark at the beginning by which spreadsheets know UTF-8. */
const UTF8_MARK = '\uFEFF';

export const figureHandlers: Pick<Handlers, 'figure.save'> = {
  'figure.save': async ({ name, format, content }, from) => {
    const path = await askWhereToSaveFigure(from.window, name, format);
    if (path === null) return null;
    const marked = format === 'csv' ? UTF8_MARK + content : content;
    await writeFileSafely(path, format === 'png' ? Buffer.from(content, 'base64') : marked);
    return { path };
  },
};
