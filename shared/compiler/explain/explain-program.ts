import type { UnrollDocument } from '../../document/schema.ts';
import type { FactsByNode } from '../diagnostics.ts';
import type { Block } from '../ir/types.ts';
import { dropDead } from '../passes/drop-dead.ts';
import { chooseParts, compileProgram } from '../pipeline.ts';
import type { CompileOptions, Program } from '../program.ts';
import { resolveDocument, type Resolved } from '../resolve.ts';
import { stageIds, type StageId } from '../stages.ts';
import { changesOf, drawnChange, type Change } from './changes.ts';
import { listProgram, type Listing } from './listing.ts';
import { countsOf, placedIn, workOf, type Counts } from './count.ts';

/** What one stage of the compiler did to a document's `train`. */
export interface StageExplanation {
  readonly id: 'lower' | StageId;
  readonly before: Counts;
  readonly after: Counts;
  readonly changes: readonly Change[];
}

/** What the engine asks the compiler for. */
export type Target = Required<Pick<CompileOptions, 'shards' | 'loops'>>;

/** What the compiler did with a document. Multiplications are those of one training step over a whole batch. */
export interface Explanation {
  readonly timesteps: number;
  readonly batch: number;
  readonly parts: number;
  readonly stages: readonly StageExplanation[];
  /** Multiplications of a step of the same program without the passes, and with them. */
  readonly multiplications: { readonly drawn: number; readonly compiled: number };
  readonly listing: Listing;
}

/**
 * Runs the compiler as the engine would and tells what each stage did.
 * @throws UserError for a document that cannot train.
 */
export function explainProgram(document: UnrollDocument, facts: FactsByNode, target: Target): Explanation {
  const resolved = resolveDocument(document, facts);
  const { batch } = resolved.training;
  const parts = chooseParts(batch, target.shards);
  const stages: StageExplanation[] = [];
  const program = compileProgram(document, facts, { functions: ['train'], ...target }, (id, was, is, spared) => {
    const [before, after] = [dropDead(was), dropDead(is)];
    if (stages.length === 0) stages.push(drawn(resolved, before, parts));
    const changes = changesOf(id, { resolved, parts, before, after, spared: spared ?? { equal: 0, known: 0 } });
    const [old, now] = [countsOf(placedIn(before)), countsOf(placedIn(after))];
    stages.push({ id, before: isOfOnePart(id) || id === 'parts' ? times(old, parts) : old, after: isOfOnePart(id) ? times(now, parts) : now, changes });
  });
  const plain = compileProgram(document, facts, { functions: ['train'], ...target, leaveOut: stageIds });
  const multiplications = { drawn: workOfTrain(plain), compiled: workOfTrain(program) };
  return { timesteps: program.timesteps, batch, parts, stages, multiplications, listing: listingOf(document, facts, resolved) };
}

function listingOf(document: UnrollDocument, facts: FactsByNode, resolved: Resolved): Listing {
  let repeated: ReadonlySet<number> = new Set();
  const program = compileProgram(document, facts, { functions: ['train'], shards: 1, leaveOut: ['unroll'] }, (id, _, after) => {
    if (id === 'parts') repeated = new Set(after.operations.flatMap(({ outputs }) => outputs.map(({ id }) => id)));
  });
  if (!program.code.train) throw new Error('train was compiled');
  return listProgram(resolved, program, program.code.train, repeated);
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
