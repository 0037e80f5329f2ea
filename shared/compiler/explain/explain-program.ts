import type { UnrollDocument } from '../../document/schema.ts';
import type { FactsByNode } from '../diagnostics.ts';
import type { Block } from '../ir/types.ts';
import { chooseParts, compileProgram } from '../pipeline.ts';
import type { Program } from '../program.ts';
import { resolveDocument, type Resolved } from '../resolve.ts';
import { stageIds, type StageId } from '../stages.ts';
import { changesOf, drawnChange, type Change } from './changes.ts';
import { countsOf, placedIn, workOf, type Counts } from './count.ts';

/** What one stage of the compiler did to a document's `train`. */
export interface StageExplanation {
  readonly id: 'lower' | StageId;
  readonly before: Counts;
  readonly after: Counts;
  readonly changes: readonly Change[];
}

/** What the compiler did with a document. Multiplications are those of one training step over a whole batch. */
export interface Explanation {
  readonly timesteps: number;
  readonly batch: number;
  readonly parts: number;
  readonly stages: readonly StageExplanation[];
  /** Multiplications of a step of the same program without the passes, and with them. */
  readonly multiplications: { readonly drawn: number; readonly compiled: number };
}

/**
 * Runs the compiler and tells what each stage did. `shards`: parts of the batch at most, as the engine would cut it.
 * @throws UserError for a document that cannot train.
 */
export function explainProgram(document: UnrollDocument, facts: FactsByNode, shards: number): Explanation {
  const resolved = resolveDocument(document, facts);
  const { batch } = resolved.training;
  const parts = chooseParts(batch, shards);
  const stages: StageExplanation[] = [];
  const program = compileProgram(document, facts, { functions: ['train'], shards }, (id, before, after, spared) => {
    if (stages.length === 0) stages.push(drawn(resolved, before, parts));
    const changes = changesOf(id, { resolved, parts, before, after, spared: spared ?? { equal: 0, known: 0 } });
    const [was, is] = [countsOf(placedIn(before)), countsOf(placedIn(after))];
    stages.push({ id, before: isOfOnePart(id) || id === 'parts' ? times(was, parts) : was, after: isOfOnePart(id) ? times(is, parts) : is, changes });
  });
  const plain = compileProgram(document, facts, { functions: ['train'], shards, leaveOut: stageIds });
  const multiplications = { drawn: workOfTrain(plain), compiled: workOfTrain(program) };
  return { timesteps: program.timesteps, batch, parts, stages, multiplications };
}

function drawn(resolved: Resolved, block: Block, parts: number): StageExplanation {
  const nothing: Counts = { operations: 0, multiplications: 0 };
  return { id: 'lower', before: nothing, after: times(countsOf(placedIn(block)), parts), changes: [drawnChange(resolved, block)] };
}

function isOfOnePart(id: StageId): boolean {
  return stageIds.indexOf(id) < stageIds.indexOf('parts');
}

/** The work of all parts of the batch; they are written once until they are repeated. */
function times({ operations, multiplications }: Counts, parts: number): Counts {
  return { operations, multiplications: multiplications * parts };
}

function workOfTrain({ code }: Program): number {
  return code.train ? workOf(placedIn(code.train.block)) : 0;
}
