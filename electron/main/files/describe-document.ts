import type { UnrollDocument } from '../../../shared/document/schema.ts';
import { timestepWeightsSchema } from '../../../shared/document/timestep-weights.ts';
import { t } from '../../../shared/i18n/index.ts';
import { kindById } from '../../../shared/nodes/index.ts';

/** The network in a few words, "LSTM 128, LSTM 64"; its dense layers where nothing recurs; '' where there is neither. */
export function networkOf(document: UnrollDocument): string {
  const recurrent = layers(document, (role) => role === 'recurrence');
  return (recurrent.length > 0 ? recurrent : layers(document, (_role, kind) => kind === 'dense')).join(', ');
}

function layers(document: UnrollDocument, choose: (role: string, kind: string) => boolean): string[] {
  return document.graph.nodes.flatMap((node) => {
    const kind = kindById(node.kind);
    if (!kind || !choose(kind.role, kind.id)) return [];
    return [`${t(`nodes:kinds.${kind.id}.title` as Parameters<typeof t>[0])} ${String(kind.read(node.params)['units'])}`];
  });
}

/** What a document says of itself without its data being read: its source, how long a sequence is, its weights. */
export function factsOf(document: UnrollDocument): string[] {
  return [...document.data.map(sourceFact), windowFact(document), weightsFact(document)].filter((fact) => fact !== null);
}

function sourceFact(source: UnrollDocument['data'][number]): string {
  return source.type === 'pairs' ? t('menu:facts.questions', { rows: source.rows.length }) : source.title;
}

function windowFact(document: UnrollDocument): string | null {
  const source = document.graph.nodes.find((node) => node.kind === 'text' || (node.kind === 'sequence' && node.params['task'] === 'forecast'));
  const window = source && kindById(source.kind)?.read(source.params)['window'];
  return typeof window === 'number' ? t('menu:facts.steps', { steps: window }) : null;
}

function weightsFact(document: UnrollDocument): string | null {
  const divergence = document.graph.nodes.find((node) => node.kind === 'divergence');
  const weights = timestepWeightsSchema.safeParse(divergence && kindById('divergence')?.read(divergence.params)['weights']);
  if (!weights.success) return null;
  const k = 'k' in weights.data ? weights.data.k : 0;
  return t('menu:facts.weights', { schedule: t(`menu:facts.schedules.${weights.data.schedule}`, { k }) });
}
