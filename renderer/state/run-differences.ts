import { hasConstantRate } from '../../shared/document/learning-rate.ts';
import type { Training, UnrollDocument } from '../../shared/document/schema.ts';
import { t } from '../../shared/i18n/index.ts';
import { formatCount } from '../ui/format.ts';
import { networkLine, weightsLine, weightsOf } from './run-document.ts';

/** One thing in which two runs differ. */
export interface Difference {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** The first run's side in a word or two, for the end of its curve. */
  readonly short: string;
}

/**
 * In what `from` differs from `to`, what matters most first. What a word cannot say (painted weights, a drawing whose
 * layers look alike, other data) is named only where nothing else differs, with both sides empty.
 */
export function differences(from: UnrollDocument, to: UnrollDocument): readonly Difference[] {
  const others = facts(to);
  const spoken = facts(from).flatMap((fact, index) => {
    const other = others[index] as Fact;
    return fact.value === other.value ? [] : [{ name: fact.name, from: fact.value, to: other.value, short: fact.short }];
  });
  if (spoken.length > 0) return spoken;
  const unlike = (part: (document: UnrollDocument) => unknown): boolean => JSON.stringify(part(from)) !== JSON.stringify(part(to));
  const silent = (name: string): Difference => ({ name, from: '', to: '', short: name });
  if (unlike(weightsOf)) return [silent(t('training:differs.painted'))];
  if (unlike(({ graph }) => graph)) return [silent(t('training:differs.drawing'))];
  return unlike(({ data }) => data) ? [silent(t('training:differs.data'))] : [];
}

interface Fact {
  readonly name: string;
  readonly value: string;
  readonly short: string;
}

function facts(document: UnrollDocument): readonly Fact[] {
  const { training } = document;
  const fact = (name: string, value: string, short = `${name} ${value}`): Fact => ({ name, value, short });
  const network = networkLine(document);
  const weights = weightsLine(weightsOf(document));
  const clip = training.clipNorm > 0 ? String(training.clipNorm) : t('training:differs.never');
  return [
    fact(t('training:differs.network'), network || t('training:differs.none'), network),
    fact(t('training:differs.weights'), weights, `w ${weights}`),
    fact(t('training:differs.rate'), String(training.learningRate)),
    fact(t('training:differs.schedule'), scheduleLine(training)),
    fact(t('training:differs.optimizer'), t(`training:optimizers.${training.optimizer.name}`), t(`training:optimizers.${training.optimizer.name}`)),
    fact(t('training:differs.clip'), clip),
    fact(t('training:differs.decay'), String(training.weightDecay)),
    fact(t('training:differs.batch'), formatCount(training.batch)),
    fact(t('training:differs.steps'), formatCount(training.steps)),
    fact(t('training:differs.lengths'), t(training.likeLengths ? 'training:differs.alike' : 'training:differs.mixed')),
    fact(t('training:differs.early'), training.earlyStopping ? t('training:differs.patience', { count: training.earlyStopping.patience }) : t('training:differs.never')),
    fact(t('training:differs.carry'), training.carryState ? t('training:differs.carried') : t('training:differs.reset')),
    fact(t('training:differs.seed'), String(training.seed)),
  ];
}

/** "cosine to 0.1, warm-up 100" */
function scheduleLine(training: Training): string {
  const { rateSchedule, warmUp } = training;
  if (hasConstantRate(training)) return t('training:differs.constant');
  const shape = rateSchedule.shape === 'constant' ? [] : [t(`training:differs.${rateSchedule.shape}`, { ...rateSchedule })];
  return [...shape, ...(warmUp > 1 ? [t('training:differs.warmUp', { count: formatCount(warmUp) })] : [])].join(', ');
}
