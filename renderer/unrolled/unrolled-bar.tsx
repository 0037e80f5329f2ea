import { ChevronLeft, ChevronRight, Pause, Play, RotateCcw, StepBack, StepForward } from 'lucide-react';
import { useId } from 'react';
import { t } from '../../shared/i18n/index.ts';
import { keysOf } from '../app/commands.ts';
import { keysText } from '../app/keys.ts';
import { SymbolField } from '../microscope/symbol-field.tsx';
import { useSubjectInput } from '../microscope/use-subject-input.ts';
import { setSubject, useSubjectStore } from '../probe/subject-store.ts';
import { runName, useShownRuns } from '../state/run-hooks.ts';
import { useDocumentStore } from '../state/document-store.ts';
import { selectRun, useRunStore } from '../state/run-store.ts';
import { setUnrolled, useUnrolledStore } from '../state/unrolled-store.ts';
import { IconButton } from '../ui/button.tsx';
import { formatCount } from '../ui/format.ts';
import { Segmented } from '../ui/segmented.tsx';
import { Select } from '../ui/select.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import { UnrolledMenu } from './unrolled-menu.tsx';
import type { Unrolled } from './use-unrolled.ts';
import { goTo, playheadNow, useIsNow } from './use-playhead.ts';
import { toggleUnrolled } from './use-unroll-command.ts';
import { hasWeights } from './use-weights.ts';

/** Over the unrolled form: what it is unrolled over, the moves of the playhead, whose weights. */
export function UnrolledBar({ view }: { readonly view: Unrolled }) {
  return (
    <div role="toolbar" aria-label={t('unrolled:bar')} className="flex h-10 shrink-0 items-center gap-2 overflow-hidden border-b border-line bg-surface px-3 @max-[780px]:gap-1 max-[800px]:h-12 max-[800px]:overflow-x-auto">
      <FormChoice />
      <span className="h-5 w-px shrink-0 bg-line" />
      <SequenceField view={view} />
      <span className="ml-auto flex shrink-0 items-center gap-2 @max-[780px]:gap-1">
        <Moves length={view.sequence?.length ?? 0} />
        <span className="h-5 w-px bg-line" />
        <WeightsChoice view={view} />
        <UnrolledMenu view={view} />
      </span>
    </div>
  );
}

function FormChoice() {
  return (
    <Tooltip label={t('app:command.unroll')} keys={keysText(keysOf('unroll') ?? '')}>
      <span>
        <Segmented
          label={t('unrolled:form')}
          size="sm"
          value="unrolled"
          onChange={(form: 'folded' | 'unrolled') => form === 'folded' && toggleUnrolled()}
          options={(['folded', 'unrolled'] as const).map((value) => ({ value, label: t(`unrolled:${value}`) }))}
        />
      </span>
    </Tooltip>
  );
}

function SequenceField({ view: { chosen } }: { readonly view: Unrolled }) {
  const [id, noteId] = [useId(), useId()];
  const document = useDocumentStore((state) => state.document);
  const { text, isOwn, words, marks, at, count, go, answers } = useSubjectInput(document, chosen?.ask ?? null);
  const answer = useSubjectStore((state) => state.answer);
  const desired = isOwn ? answer : typeof chosen?.ask.d === 'string' ? chosen.ask.d : null;
  return (
    <>
      <label htmlFor={id} className="sr-only shrink-0 text-ink-2 @min-[820px]:not-sr-only">
        {t('unrolled:over')}
      </label>
      <SymbolField id={id} className="max-w-64 min-w-28 flex-1" value={text} marks={marks} describedBy={noteId} onChange={(next) => setSubject({ text: next, answer: desired })} />
      <span id={noteId} className="sr-only">
        {t(words ? 'microscope:subject.lines' : 'microscope:subject.marks', { space: marks.space, line: marks.line })}
      </span>
      {answers.length > 0 && (
        <Select
          label={t('unrolled:answer')}
          className="w-24! shrink-0 text-small"
          value={desired ?? NONE}
          onChange={(next) => setSubject({ text, answer: next === NONE ? null : next })}
          options={[{ value: NONE, label: t('unrolled:noAnswer') }, ...answers.map((each) => ({ value: each, label: each }))]}
        />
      )}
      <span className="flex shrink-0 items-center">
        {isOwn ? (
          <IconButton size="sm" label={t('unrolled:toData')} onClick={() => go(at)}>
            <RotateCcw size={13} aria-hidden />
          </IconButton>
        ) : (
          <IconButton size="sm" label={t('unrolled:previous')} disabled={at <= 0} onClick={() => go(at - 1)}>
            <ChevronLeft size={14} aria-hidden />
          </IconButton>
        )}
        <IconButton size="sm" label={t('unrolled:next')} disabled={isOwn || at >= count - 1} onClick={() => go(at + 1)}>
          <ChevronRight size={14} aria-hidden />
        </IconButton>
      </span>
      <output className="hidden shrink-0 text-small whitespace-nowrap text-ink-3 @min-[820px]:block">{chosen && t('unrolled:steps', { count: chosen.length })}</output>
    </>
  );
}

/** A select has no empty value; no label of data can be this one. */
const NONE = '\u0000';

function Moves({ length }: { readonly length: number }) {
  const [isFirst, isLast] = [useIsNow(1, length), useIsNow(Math.max(1, length), length)];
  const playing = useUnrolledStore((state) => state.playing);
  return (
    <span className="flex items-center">
      <IconButton label={t('unrolled:back')} disabled={isFirst} onClick={() => goTo(playheadNow(length) - 1, length)}>
        <StepBack size={14} aria-hidden />
      </IconButton>
      <IconButton label={t(playing ? 'unrolled:pause' : 'unrolled:play')} disabled={length < 2} onClick={() => setUnrolled({ playing: !playing })}>
        {playing ? <Pause size={14} aria-hidden /> : <Play size={14} aria-hidden />}
      </IconButton>
      <IconButton label={t('unrolled:forward')} disabled={isLast} onClick={() => goTo(playheadNow(length) + 1, length)}>
        <StepForward size={14} aria-hidden />
      </IconButton>
    </span>
  );
}

const DRAWING = 'drawing';

/** Of the drawing before training, or of one of its runs at the moment that is looked at. */
function WeightsChoice({ view: { weights, result } }: { readonly view: Unrolled }) {
  const numbers = useRunStore((state) => state.numbers);
  const runs = useShownRuns().filter(hasWeights);
  const { run } = weights;
  const step = result?.weights.step ?? run?.step ?? 0;
  const at = run && t(result?.weights.from === 'live' ? 'unrolled:live' : 'unrolled:step', { step: formatCount(step) });
  const choose = (next: string): void => {
    if (next === DRAWING) return setSubject({ weights: 'drawing' });
    selectRun(next);
    setSubject({ weights: 'run' });
    setUnrolled({ insisted: next });
  };
  return (
    <>
      <Select
        label={t('unrolled:weights')}
        className="w-32! shrink-0 @max-[760px]:w-26!"
        value={run?.id ?? DRAWING}
        onChange={choose}
        options={[{ value: DRAWING, label: t('unrolled:untrained') }, ...runs.map((each) => ({ value: each.id, label: runName(each, numbers) }))]}
      />
      {at && <output className="min-w-16 truncate text-small text-ink-2 tabular-nums @max-[760px]:max-w-22">{at}</output>}
    </>
  );
}
