import { Dices } from 'lucide-react';
import { setTitle, setTraining } from '../../shared/document/edit.ts';
import { mostLetters, type Training, type UnrollDocument } from '../../shared/document/schema.ts';
import { inSentence, t } from '../../shared/i18n/index.ts';
import { kindById } from '../../shared/nodes/index.ts';
import { nodeTitle } from '../../shared/nodes/title.ts';
import { divergencesOf } from '../../shared/nodes/divergence.ts';
import { useCheckStore } from '../state/check-store.ts';
import { edit } from '../state/document-store.ts';
import { IconButton } from '../ui/button.tsx';
import { FieldRow, Form } from '../ui/field-row.tsx';
import { formatCount } from '../ui/format.ts';
import { NumberInput } from '../ui/number-input.tsx';
import { PanelHeader, Section } from '../ui/panel.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { Switch } from '../ui/switch.tsx';
import { sourceNode } from '../state/run-document.ts';
import { fieldLabel } from '../ui/kind-text.ts';
import { CommittedText } from './committed-text.tsx';
import { EarlyStoppingFields } from './early-stopping-fields.tsx';
import { OptimizerFields } from './optimizer-fields.tsx';
import type { SettingName } from './setting-name.ts';
import { useReading } from './use-reading.ts';

/** With nothing selected: the document and how it trains. */
export function DocumentInspector({ document }: { readonly document: UnrollDocument }) {
  const { training, graph, title } = document;
  const learned = useCheckStore((state) => Object.values(state.learned).reduce((sum, count) => sum + count, 0));
  const set = (name: SettingName, change: Partial<Training>) =>
    edit({ key: 'app:edit.param', args: { field: inSentence(t(`app:settings.${name}`)) } }, setTraining(change), { key: `training:${name}`, withinMs: 1000 });
  const source = sourceNode(document);
  const keptRows = useReading(source?.id ?? '')?.dataset?.validation;
  const keepsNone = source !== undefined && ((keptRows ?? kindById(source.kind)?.read(source.params)['validation']) === 0);
  const noneKept = keepsNone ? t('app:settings.noneKept', { source: nodeTitle(source), field: fieldLabel('validation') }) : undefined;
  const count = (name: 'steps' | 'batch' | 'validateEvery' | 'sampleEvery' | 'checkpointEvery', min: number, max: number, step = 1, note?: string) => (
    <FieldRow label={t(`app:settings.${name}`)} note={note}>
      {(id) => <NumberInput id={id} integer min={min} max={max} step={step} value={training[name]} onCommit={(value) => set(name, { [name]: value })} />}
    </FieldRow>
  );
  return (
    <>
      <PanelHeader
        stacked
        line
        title={t('app:settings.document')}
        note={t('app:settings.summary', { nodes: t('app:inspector.nodes', { count: graph.nodes.length }), learned: formatCount(learned) })}
      />
      <Section>
        <Form>
          <FieldRow label={t('app:settings.title')}>
            {(id) => (
              <CommittedText id={id} value={title} maxLength={mostLetters.title} placeholder={t('app:untitled')} onCommit={(next) => edit({ key: 'app:edit.title' }, setTitle(next.trim()))} />
            )}
          </FieldRow>
        </Form>
      </Section>
      <Section title={t('app:settings.training')}>
        <Form>
          {count('steps', 1, 10_000_000, 100)}
          {count('batch', 1, 4096)}
          <OptimizerFields training={training} onSet={set} />
          <FieldRow label={t('app:settings.clipNorm')} note={training.clipNorm === 0 ? t('app:settings.noClip') : undefined}>
            {(id) => <NumberInput id={id} min={0} max={1e6} step={0.5} value={training.clipNorm} onCommit={(clipNorm) => set('clipNorm', { clipNorm })} />}
          </FieldRow>
          <FieldRow label={t('app:settings.weightDecay')} note={training.weightDecay > 0 ? t('app:settings.weightDecayNote') : undefined}>
            {(id) => <NumberInput id={id} min={0} max={1} step={0.01} value={training.weightDecay} onCommit={(weightDecay) => set('weightDecay', { weightDecay })} />}
          </FieldRow>
          <FieldRow label={t('app:settings.seed')}>
            {(id) => (
              <>
                <NumberInput id={id} integer min={0} max={2 ** 31 - 1} value={training.seed} onCommit={(seed) => set('seed', { seed })} />
                <IconButton label={t('app:settings.newSeed')} onClick={() => set('seed', { seed: Math.floor(Math.random() * 100_000) })}>
                  <Dices size={15} aria-hidden />
                </IconButton>
              </>
            )}
          </FieldRow>
          {source?.kind === 'pairs' && (
            <FieldRow label={t('app:settings.likeLengths')} note={t('app:settings.likeLengthsNote')}>
              {(id) => <Switch id={id} checked={training.likeLengths} onChange={(likeLengths) => set('likeLengths', { likeLengths })} />}
            </FieldRow>
          )}
          <FieldRow label={t('app:settings.carryState')} note={t('app:settings.carryNote')}>
            {(id) => <Switch id={id} checked={training.carryState} onChange={(carryState) => set('carryState', { carryState })} />}
          </FieldRow>
          <FieldRow label={t('app:settings.reduction')} note={t(`app:settings.reductionNote.${training.reduction}`)}>
            {() => (
              <Segmented
                label={t('app:settings.reduction')}
                wide
                size="sm"
                value={training.reduction}
                onChange={(reduction) => set('reduction', { reduction })}
                options={[
                  { value: 'mean', label: t('app:settings.mean') },
                  { value: 'sum', label: t('app:settings.sum') },
                ]}
              />
            )}
          </FieldRow>
        </Form>
      </Section>
      <Section title={t('app:settings.along')} className="border-b-0">
        <Form>
          {count('validateEvery', 1, 1_000_000, 50, noneKept)}
          {count('sampleEvery', 0, 1_000_000, 50)}
          {source?.kind === 'text' && training.sampleEvery > 0 && (
            <FieldRow label={t('app:settings.samplePrompt')} note={t('app:settings.samplePromptNote')}>
              {(id) => <CommittedText id={id} value={training.samplePrompt ?? ''} maxLength={mostLetters.prompt} placeholder={t('app:settings.samplePromptNone')} onCommit={(samplePrompt) => set('samplePrompt', { samplePrompt })} />}
            </FieldRow>
          )}
          {count('checkpointEvery', 1, 1_000_000, 50)}
        </Form>
        <p className="mt-2 text-small text-ink-3">{t('app:settings.alongNote')}</p>
        <div className="mt-3">
          <Form>
            <EarlyStoppingFields training={training} validates={noneKept === undefined} unit={t(`training:unit.${divergencesOf(graph)[0]?.params.kind ?? 'cross-entropy'}`)} onSet={set} />
          </Form>
        </div>
      </Section>
    </>
  );
}
