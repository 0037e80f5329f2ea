import { t } from '../../../shared/i18n/index.ts';
import { useProbe } from '../../probe/use-probe.ts';
import type { Subject } from '../../probe/use-subject.ts';
import { formatNumber } from '../../ui/format.ts';
import { fadeOf } from './norms.ts';
import { trackName } from './track-text.ts';
import type { Gradients, Track } from './use-gradients.ts';

/** A mean ratio nearer to 1 than this is said to stay. */
const STEADY = 1.01;

/** How fast each gradient fades or grows, from what was measured alone. */
export function FadeFacts({ tracks }: { readonly tracks: readonly Track[] }) {
  return tracks.map((track) => <p key={track.key}>{fadeText(track)}</p>);
}

function fadeText(track: Track): string {
  const name = trackName(track);
  const fade = fadeOf(track.norms, track.memory.backward);
  if (!fade) return t('gradients:fade.one', { name });
  const { from, to, factor } = fade;
  const [way, shown] = factor < 1 / STEADY ? (['falls', 1 / factor] as const) : factor > STEADY ? (['grows', factor] as const) : (['stays', factor] as const);
  return t(`gradients:fade.${way}`, { name, factor: way === 'stays' ? shown.toFixed(3) : rounded(shown), from: formatNumber(from.norm), start: from.t, to: formatNumber(to.norm), end: to.t });
}

/** What clipping does to a step of training with this input alone. */
export function ClippingFacts({ gradients: { network }, sequence }: { readonly gradients: Gradients; readonly sequence: NonNullable<Subject['sequence']> }) {
  const probed = useProbe({ of: network.of, ask: { sequences: [sequence], step: true } }, { moment: network.moment });
  const step = probed.result?.step;
  // The line keeps its room, so that nothing moves when it is known.
  if (!step || probed.result?.loss === null) return <p className="min-h-4" />;
  const way = step.clipNorm === 0 ? 'off' : step.norm > step.clipNorm ? 'clipped' : 'below';
  return <p>{t(`gradients:clip.${way}`, { name: network.name, norm: rounded(step.norm), clip: formatNumber(step.clipNorm), factor: rounded(step.factor) })}</p>;
}

/** Three significant digits. */
function rounded(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}
