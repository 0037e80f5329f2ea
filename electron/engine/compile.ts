import { compileProgram } from '../../shared/compiler/pipeline.ts';
import { explainProgram, type Explanation } from '../../shared/compiler/explain/explain-program.ts';
import type { FunctionName, Loops, ProbeShape, Program } from '../../shared/compiler/program.ts';
import { checkDocument } from '../../shared/compiler/check.ts';
import type { UnrollDocument } from '../../shared/document/schema.ts';
import { UserError } from '../../shared/errors.ts';
import { divergencesOf } from '../../shared/nodes/divergence.ts';
import type { DataFacts } from '../../shared/nodes/kind.ts';
import type { WeightChoices } from '../../shared/text/batch.ts';
import { factsOf, rowsFor, type Dataset } from '../../shared/text/dataset.ts';
import { mostParts, hasNativeLoops } from './tensorflow.ts';

export interface Wanted {
  readonly functions: readonly FunctionName[];
  /** Rows of a batch: fewer than the document asks for where the data does not fill them. */
  readonly rows: number;
  readonly shards: number;
  /** As in CompileOptions. */
  readonly speaker?: string | undefined;
  /** As in CompileOptions. */
  readonly probe?: ProbeShape;
  readonly holds?: boolean;
  /** Without it the fastest form that runs here. */
  readonly loops?: Loops;
}

/** @throws UserError for a document that cannot train. */
export function compileFor(document: UnrollDocument, node: string, facts: DataFacts, wanted: Wanted): Program {
  const { functions, rows, shards, speaker, probe, holds = false, loops = loopsHere() } = wanted;
  const options = { functions, shards, loops, holds, ...(speaker !== undefined && { speaker }), ...(probe && { probe }) };
  return compileProgram(withRows(document, rows), { [node]: facts }, options);
}

/**
 * What the compiler does with a document that is trained here.
 * @throws UserError for a document that cannot train.
 */
export function explainFor(document: UnrollDocument, node: string, dataset: Dataset): Explanation {
  const filled = withRows(document, rowsFor(dataset, document.training.batch));
  return explainProgram(filled, { [node]: factsOf(dataset) }, { shards: mostParts(), loops: loopsHere() });
}

function withRows(document: UnrollDocument, rows: number): UnrollDocument {
  return { ...document, training: { ...document.training, batch: rows } };
}

function loopsHere(): Loops {
  return hasNativeLoops() ? 'native' : 'unrolled';
}

/**
 * What can be said without the data, before it is read.
 * @throws UserError the first error.
 */
export function requireSoundGraph(document: UnrollDocument): void {
  const error = checkDocument(document, {}).diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw new UserError(error.message.key, error.message.args);
}

/** The weights that a document's divergences give the timesteps. */
export function divergenceWeights({ graph }: UnrollDocument): WeightChoices {
  return Object.fromEntries(divergencesOf(graph).map(({ node, params }) => [node.id, params.weights]));
}

/** Whether all timesteps weigh alike, so that losses compare with those of other runs as they are. */
export function judgesEveryStep({ graph }: UnrollDocument): boolean {
  return divergencesOf(graph).every(({ params }) => params.weights.schedule === 'all');
}

export function withEveryStepJudged(document: UnrollDocument): UnrollDocument {
  const judges = new Set(divergencesOf(document.graph).map(({ node }) => node.id));
  const nodes = document.graph.nodes.map((node) => (judges.has(node.id) ? { ...node, params: { ...node.params, weights: { schedule: 'all' } } } : node));
  return { ...document, graph: { ...document.graph, nodes } };
}
