import type { ProbedSequence, ProbeTensor } from '../../shared/ipc/contract.ts';
import type { Lane } from './lanes.ts';

/** Numbers of a lane over all timesteps. */
export interface Numbers {
  /** Of a state; else empty. */
  readonly name: string;
  readonly width: number;
  /** `[t, width]` */
  readonly data: Float32Array;
  /** The largest magnitude in it, at least what its ramp needs. */
  readonly most: number;
}

type Divergence = ProbedSequence['divergences'][number];

/** What a probe says of a lane. */
export interface LaneValues {
  readonly parts: readonly Numbers[];
  /** Of the divergence that judges it. */
  readonly judge: Divergence | null;
}

const nothing: LaneValues = { parts: [], judge: null };

export function valuesOf(lane: Lane, probed: ProbedSequence | null): LaneValues {
  if (!probed) return nothing;
  const { tensors, divergences } = probed;
  const judge = lane.judge === null ? null : (divergences.find(({ node }) => node === lane.judge) ?? null);
  switch (lane.shows) {
    case 'states':
      return { judge, parts: lane.states.flatMap((state) => numbers(tensors[`state/${lane.flat}/${state}`], state, 1e-9)).map(toOne) };
    case 'vector':
      return { judge, parts: numbers(tensors[`value/${lane.flat}/out`], '', 1e-9) };
    case 'classes':
    case 'forecast':
      return { judge, parts: numbers(tensors[`prediction/${lane.judge ?? ''}`], '', 1) };
    default:
      return { judge, parts: [] };
  }
}

function numbers(tensor: ProbeTensor | undefined, name: string, least: number): Numbers[] {
  if (!tensor) return [];
  let most = least;
  for (const value of tensor.data) most = Math.max(most, Math.abs(value));
  return [{ name, width: tensor.shape[1] ?? 1, data: tensor.data, most }];
}

/** A state is shown from −1 to 1 unless it is far smaller or larger: beside a large c nothing of h would be seen in its scale. */
function toOne(state: Numbers): Numbers {
  return state.most > 0.4 && state.most < 1 ? { ...state, most: 1 } : state;
}

/** What the strongest colour or longest bar of a lane stands for, for each of its states; empty: it has neither. */
export function scalesOf({ shows }: Lane, { parts }: LaneValues): readonly { readonly name: string; readonly most: number }[] {
  return shows === 'states' || shows === 'vector' ? parts.map(({ name, most }) => ({ name, most })) : [];
}

/** The numbers of one timestep, from 1. */
export function numbersAt({ width, data }: Numbers, t: number): Float32Array {
  return data.subarray((t - 1) * width, t * width);
}

export interface Likely {
  readonly index: number;
  readonly probability: number;
}

/** The most probable classes, and the desired one in place of the last where it is not among them. */
export function likeliest(probabilities: Float32Array, count: number, desired: number): Likely[] {
  const best: Likely[] = [];
  for (let index = 0; index < probabilities.length; index++) {
    const probability = probabilities[index] ?? 0;
    const place = best.findIndex((each) => probability > each.probability);
    if (place >= 0) best.splice(place, 0, { index, probability });
    else if (best.length < count) best.push({ index, probability });
    if (best.length > count) best.pop();
  }
  if (desired >= 0 && desired < probabilities.length && !best.some(({ index }) => index === desired)) best.splice(count - 1, 1, { index: desired, probability: probabilities[desired] ?? 0 });
  return best;
}

/** Whether a timestep counts: it does, it weighs nothing, or nothing is desired there. */
export function judgement(judge: Divergence | null, t: number): 'judged' | 'unjudged' | 'unasked' {
  if (!judge) return 'judged';
  if (Number.isNaN(judge.div[t - 1] ?? Number.NaN)) return 'unasked';
  return (judge.w[t - 1] ?? 0) === 0 ? 'unjudged' : 'judged';
}
