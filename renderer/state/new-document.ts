import { nanoid } from 'nanoid';
import { layoutGraph } from '../canvas/layout.ts';
import { DOCUMENT_VERSION, type UnrollDocument } from '../../shared/document/schema.ts';
import { newView } from '../../shared/document/view.ts';

/** A blank canvas with settings that train most small graphs. */
export function newDocument(title = ''): UnrollDocument {
  return {
    format: 'unroll',
    version: DOCUMENT_VERSION,
    id: nanoid(),
    title,
    graph: { nodes: [], wires: [], groups: [] },
    training: {
      steps: 1000,
      batch: 32,
      optimizer: { name: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
      learningRate: 0.002,
      rateSchedule: { shape: 'constant' },
      warmUp: 0,
      weightDecay: 0,
      clipNorm: 5,
      seed: 1,
      carryState: true,
      likeLengths: false,
      reduction: 'mean',
      earlyStopping: null,
      validateEvery: 100,
      sampleEvery: 100,
      checkpointEvery: 100,
    },
    data: [],
    view: newView(),
  };
}

/** A document of one's own made from a template: the same graph under a new identity, so that runs are not mixed up. */
export function fromTemplate(template: UnrollDocument): UnrollDocument {
  return { ...template, id: nanoid(), view: newView(layoutGraph(template.graph)) };
}
