import { CircleAlert, Cpu, Loader } from 'lucide-react';
import { t } from '../../shared/i18n/index.ts';
import { useEngineStore } from '../state/engine-store.ts';
import { Chip } from '../ui/chip.tsx';

/** Where training computes. */
export function DeviceChip() {
  const { state, device } = useEngineStore();
  if (state === 'crashed')
    return (
      <Chip tone="error" role="status">
        <CircleAlert size={14} aria-hidden />
        {t('device:crashed')}
      </Chip>
    );
  if (!device)
    return state === 'starting' ? (
      <Chip role="status">
        <Loader size={14} aria-hidden />
        {t('device:starting')}
      </Chip>
    ) : null;
  const threads = t('device:threads', { count: device.threads });
  return (
    <Chip
      tone={device.lacksGpu ? 'warning' : 'plain'}
      title={device.lacksGpu ? t('device:lacksGpu') : `${device.name}, TensorFlow ${device.tensorflow}, ${threads}`}
    >
      <Cpu size={14} aria-hidden />
      {device.kind === 'gpu' ? device.name : 'CPU'}
      {device.kind === 'cpu' && <span className="text-ink-3">{threads}</span>}
    </Chip>
  );
}
