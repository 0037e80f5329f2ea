import { useEffect, useState, type ReactNode } from 'react';
import { errorText, t } from '../../shared/i18n/index.ts';
import { reportError, request } from '../app/api.ts';
import { provideCommands } from '../app/commands.ts';
import { documentName } from '../app/document-name.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { useSelectionStore } from '../state/selection-store.ts';
import { showToast } from '../state/toast-store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { formatCount } from '../ui/format.ts';
import { Segmented } from '../ui/segmented.tsx';
import { Switch } from '../ui/switch.tsx';
import { coloursOf } from './colours.ts';
import { isTooLarge, paint, urlWithFonts } from './paint.ts';
import { takePicture, type PictureOptions, type TakenPicture } from './take-picture.ts';

const shownTheme = () => (document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light');

/** Opens on the command Export picture; answers to Copy picture without opening. */
export function PictureDialog() {
  const [open, setOpen] = useState(false);
  useEffect(() => provideCommands({ 'export-picture': () => setOpen(true), 'copy-picture': () => void copyAsShown() }), []);
  return open ? <Content onClose={() => setOpen(false)} /> : null;
}

/** What is selected, else all, as the window shows it. */
async function copyAsShown(): Promise<void> {
  const what = useSelectionStore.getState().nodes.length > 0 ? 'selection' : 'whole';
  try {
    await copy(await takePicture({ what, theme: shownTheme(), background: true, notes: true }), 2);
  } catch (error) {
    reportError(error, t('picture:failed'));
  }
}

async function copy(picture: TakenPicture, scale: number): Promise<void> {
  const png = await paint(picture.svg, picture, scale);
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0))], { type: 'image/png' }) })]);
  showToast({ tone: 'ok', title: t('picture:copied'), key: 'picture' });
}

function Content({ onClose }: { readonly onClose: () => void }) {
  const hasSelection = useSelectionStore((state) => state.nodes.length > 0);
  const hasNotes = useDocumentStore((state) => (state.document?.view.notes.length ?? 0) > 0);
  const [options, setOptions] = useState<PictureOptions>({ what: 'whole', theme: shownTheme(), background: true, notes: true });
  const [format, setFormat] = useState<'svg' | 'png'>('svg');
  const [scale, setScale] = useState<'1' | '2' | '3' | '4'>('2');
  const [taken, setTaken] = useState<TakenPicture | string | null>(null);
  useEffect(() => {
    let stale = false;
    takePicture(options)
      .catch((error: unknown) => errorText(error))
      .then((next) => void (stale || setTaken(next)), reportError);
    return () => {
      stale = true;
    };
  }, [options]);
  const picture = typeof taken === 'string' ? null : taken;
  const size = picture && { width: picture.width * Number(scale), height: picture.height * Number(scale) };
  const tooLarge = format === 'png' && size !== null && isTooLarge(size.width, size.height);
  const change = (some: Partial<PictureOptions>) => setOptions({ ...options, ...some });

  const save = async () => {
    if (!picture) return;
    try {
      const content = format === 'svg' ? picture.svg : await paint(picture.svg, picture, Number(scale));
      const saved = await request('figure.save', { name: documentName(useDocumentStore.getState()), format, content });
      if (!saved) return;
      showToast({ tone: 'ok', title: t('picture:saved'), text: saved.path, key: 'picture' });
      onClose();
    } catch (error) {
      reportError(error, t('picture:failed'));
    }
  };
  const copyThis = () => {
    if (picture) copy(picture, Number(scale)).then(onClose, (error: unknown) => reportError(error, t('picture:failed')));
  };
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('picture:title')}
      actions={
        <>
          <Button className="mr-auto" onClick={onClose}>
            {t('app:close')}
          </Button>
          <Button disabled={!picture || (size !== null && isTooLarge(size.width, size.height))} onClick={copyThis}>
            {t('picture:copy')}
          </Button>
          <Button look="primary" disabled={!picture || tooLarge} onClick={() => void save()}>
            {t('picture:save')}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-[250px_minmax(0,1fr)] gap-5">
        <div className="flex flex-col gap-3.5">
          <Choice label={t('picture:format')}>
            <Segmented label={t('picture:format')} value={format} onChange={setFormat} options={(['svg', 'png'] as const).map((value) => ({ value, label: value.toUpperCase() }))} wide />
            <p className="mt-1 text-small text-ink-3">{t(`picture:about.${format}`)}</p>
          </Choice>
          <Choice label={t('picture:what')}>
            <Segmented
              label={t('picture:what')}
              value={options.what}
              onChange={(what) => change({ what })}
              options={(['whole', 'selection'] as const).map((value) => ({ value, label: t(`picture:parts.${value}`), disabled: value === 'selection' && !hasSelection }))}
              wide
            />
          </Choice>
          <Choice label={t('picture:theme')}>
            <Segmented label={t('picture:theme')} value={options.theme} onChange={(theme) => change({ theme })} options={(['light', 'dark'] as const).map((value) => ({ value, label: t(`app:theme.${value}`) }))} wide />
          </Choice>
          <Choice label={t('picture:scale')}>
            <Segmented label={t('picture:scale')} value={scale} onChange={setScale} options={(['1', '2', '3', '4'] as const).map((value) => ({ value, label: `${value}×`, disabled: format === 'svg' }))} wide />
          </Choice>
          <Toggle label={t('picture:background')} checked={options.background} onChange={(background) => change({ background })} />
          {hasNotes && <Toggle label={t('picture:notes')} checked={options.notes} onChange={(notes) => change({ notes })} />}
        </div>
        <figure className="flex min-w-0 flex-col gap-2">
          <div className="grid h-80 place-items-center overflow-hidden rounded-node border border-line p-3" style={{ background: coloursOf(options.theme).canvas }}>
            {picture && <Preview svg={picture.svg} />}
            {typeof taken === 'string' && <p className="px-4 text-ink-2">{taken}</p>}
          </div>
          <figcaption className={`text-small ${tooLarge ? 'text-error' : 'text-ink-3'}`}>
            {picture && format === 'svg' && t('picture:size', { width: formatCount(picture.width), height: formatCount(picture.height) })}
            {size && format === 'png' && t(tooLarge ? 'picture:tooLarge' : 'picture:size', { width: formatCount(size.width), height: formatCount(size.height) })}
          </figcaption>
        </figure>
      </div>
    </Dialog>
  );
}

function Preview({ svg }: { readonly svg: string }) {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let [made, gone]: [string | null, boolean] = [null, false];
    urlWithFonts(svg).then((next) => {
      made = next;
      if (gone) URL.revokeObjectURL(next);
      else setUrl(next);
    }, reportError);
    return () => {
      gone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [svg]);
  return url === null ? null : <img alt={t('picture:preview')} src={url} className="h-full max-h-74 w-full object-contain" />;
}

function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <div className="mb-1 text-small text-ink-2">{label}</div>
      {children}
    </div>
  );
}

function Toggle({ label, checked, onChange }: { readonly label: string; readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  return (
    <div className="flex items-center justify-between">
      <span>{label}</span>
      <Switch label={label} checked={checked} onChange={onChange} />
    </div>
  );
}
