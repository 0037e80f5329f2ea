import { useEffect, useState } from 'react';
import { t } from '../../shared/i18n/index.ts';
import type { RequestOutput } from '../../shared/ipc/contract.ts';
import type { Device, FoundDevice } from '../../shared/ipc/device.ts';
import { useEngineStore } from '../state/engine-store.ts';
import { setUi, useUiStore } from '../state/ui-store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Mark } from '../ui/mark.tsx';
import { reportError, request } from './api.ts';

/** A device as its line says it. */
function deviceText({ kind, name, megabytes }: FoundDevice, threads: number): string {
  return kind === 'gpu' ? t('device:memory', { name, megabytes: megabytes ?? 0 }) : `${name}, ${t('device:threads', { count: threads })}`;
}

/** The one that computes first, then the others that were found, and what keeps a GPU from it. */
function deviceLines({ kind, threads, devices, lacksGpu }: Device): (readonly [string, string])[] {
  const computes = devices.find((device) => device.kind === kind);
  return [
    ...(computes ? [[t('app:about.device'), deviceText(computes, threads)] as const] : []),
    ...devices.filter((device) => device !== computes).map((device) => [t('device:idle'), deviceText(device, threads)] as const),
    ...(lacksGpu ? [[t('device:noGpu'), t('device:lacksGpu')] as const] : []),
  ];
}

export function AboutDialog() {
  const open = useUiStore((state) => state.dialog === 'about');
  const device = useEngineStore((state) => state.device);
  const [info, setInfo] = useState<RequestOutput<'app.info'> | null>(null);
  useEffect(() => {
    if (open) request('app.info', null).then(setInfo).catch(reportError);
  }, [open]);
  const facts = info && [
    [t('app:about.version'), info.version],
    ['Electron', info.electron],
    ['Chromium', info.chrome],
    ['Node', info.node],
    ['TensorFlow', device?.tensorflow ?? t('app:about.starting')],
    ...(device ? deviceLines(device) : [[t('app:about.device'), t('app:about.starting')] as const]),
  ];
  return (
    <Dialog
      open={open}
      onClose={() => setUi({ dialog: null })}
      title={t('app:about.title')}
      description={t('app:about.text')}
      actions={
        <>
          <Button look="quiet" onClick={() => request('shell.showLog', null).catch(reportError)}>
            {t('app:command.show-log')}
          </Button>
          <Button autoFocus onClick={() => setUi({ dialog: null })}>
            {t('app:close')}
          </Button>
        </>
      }
    >
      <div className="flex gap-8 pt-1">
        <Mark width={72} />
        <dl data-selectable className="grid flex-1 grid-cols-[96px_1fr] gap-y-1.5">
          {facts?.map(([name, value]) => (
            <div key={`${name} ${value}`} className="contents">
              <dt className="text-ink-2">{name}</dt>
              <dd className="font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  );
}
