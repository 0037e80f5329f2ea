import { MultiBar, Presets, type SingleBar } from 'cli-progress';
import { t } from '../../shared/i18n/index.ts';
import type { Metric, Progress } from '../../shared/ipc/contract.ts';
import { figure, percent, printJson, tell } from './output.ts';
import type { RunListener } from '../engine/train/training-run.ts';

export interface TrainingView {
  readonly listener: RunListener;
  /** Leaves the terminal as it was. */
  end(): void;
}

/** JSON lines on stdout, a bar on a terminal, or a line now and then in a log file. */
export function showTraining(json: boolean): TrainingView {
  if (json) return asJson();
  return process.stderr.isTTY ? asBar() : asLines();
}

function asJson(): TrainingView {
  return {
    listener: {
      metric: ({ step, loss, perTimestep, div, sumW, norm }: Metric) => printJson({ step, loss, perTimestep, div, sumW, norm }),
      validation: ({ step, loss, accuracy }) => printJson({ step, validationLoss: loss, accuracy }),
      sample: (sample) => printJson(sample),
    },
    end: () => undefined,
  };
}

/** Lines a run without a terminal prints, about. */
const LINES = 10;

function asLines(): TrainingView {
  const lossOf = lossReader();
  let next = 1;
  return {
    listener: {
      ...spoken(tell),
      progress(progress) {
        const { step, steps } = progress;
        const loss = lossOf(progress);
        if (step < next) return;
        next = step === steps ? Infinity : Math.min(steps, step + steps / LINES);
        tell(t('cli:train.line', { step, steps, loss, speed: speedOf(progress) }));
      },
    },
    end: () => undefined,
  };
}

function asBar(): TrainingView {
  const bars = new MultiBar(
    { format: t('cli:train.bar'), hideCursor: true, gracefulExit: false, stream: process.stderr, barsize: 30 },
    Presets.shades_classic,
  );
  const lossOf = lossReader();
  let bar: SingleBar | null = null;
  return {
    listener: {
      ...spoken((line) => bars.log(`${line}\n`)),
      progress(progress) {
        const { step, steps, left } = progress;
        const payload = { loss: lossOf(progress), speed: speedOf(progress), left: clock(left) };
        bar ??= bars.create(steps, step, payload);
        bar.update(step, payload);
      },
    },
    end: () => bars.stop(),
  };
}

function spoken(say: (line: string) => void): RunListener {
  return {
    validation: ({ step, loss, accuracy }) => say(
        accuracy === null
          ? t('cli:train.validationError', { step, loss: figure(loss) })
          : t('cli:train.validation', { step, loss: figure(loss), accuracy: percent(accuracy) }),
      ),
    sample({ step, text, answers }) {
      if (answers) say(t('cli:train.answered', { step, right: answers.filter(({ right }) => right).length, count: answers.length }));
      else if (text !== '') say(t('cli:train.sample', { step, text: text.replaceAll('\n', '⏎') }));
    },
  };
}

/** The newest loss: a message has none where no step ended since the one before. */
function lossReader(): (progress: Progress) => string {
  let loss: number | null = null;
  return ({ metrics }) => figure((loss = metrics.at(-1)?.loss ?? loss));
}

function speedOf({ stepsPerSecond }: Progress): string {
  return stepsPerSecond === null ? '-' : stepsPerSecond.toFixed(stepsPerSecond < 10 ? 1 : 0);
}

function clock(seconds: number | null): string {
  if (seconds === null) return '-';
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
