import { z } from 'zod';
import { probeMomentSchema, probeQuestionSchema, probeSequenceSchema, type ProbeMoment, type ProbeResult } from '../../../shared/ipc/contract.ts';
import { Prober } from '../../engine/probe/probe.ts';
import { printJson } from '../output.ts';
import { WrongUsage } from '../wrong-usage.ts';

/** A question as the app asks it, or sequences alone. */
const sequences = z.array(z.union([probeSequenceSchema, probeSequenceSchema.shape.x.transform((x) => ({ x }))])).min(1);
export const probeInputSchema = z.union([probeQuestionSchema, z.object({ sequences }), sequences.transform((given) => ({ sequences: given }))]);

export interface ProbeWords {
  /** Names of tensors, apart by commas. */
  readonly want: string;
  readonly at: string | undefined;
}

/** `predict --probe`: what the views of the app show, as one line of JSON with plain lists of numbers. */
export async function printProbe(folder: string, input: z.output<typeof probeInputSchema>, { want, at }: ProbeWords): Promise<void> {
  const names = want.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const question = probeQuestionSchema.parse(input);
  const prober = new Prober(async () => null);
  try {
    printJson(plain(await prober.probe({ runId: folder, folder, at: momentOf(at) }, { ...question, want: [...question.want, ...names] })));
  } finally {
    await prober.close();
  }
}

function momentOf(at = 'now'): ProbeMoment {
  const parsed = probeMomentSchema.safeParse(/^\d+$/.test(at) ? Number(at) : at);
  if (!parsed.success) throw new WrongUsage('cli:wrong.moment', { value: at });
  return parsed.data;
}

/** Typed arrays as lists; what is no number becomes null. */
function plain(result: ProbeResult): unknown {
  return JSON.parse(JSON.stringify(result, (_, value: unknown) => (ArrayBuffer.isView(value) ? Array.from(value as Float32Array) : value)));
}
