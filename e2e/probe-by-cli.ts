import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { ProbeQuestion } from '../shared/ipc/contract.ts';
import { startCli } from './electron.ts';
import type { UnrollApp } from './unroll-app.ts';

/** As the command line prints it: typed arrays are lists, what is no number is null. */
const list = z.array(z.number().nullable().transform((value) => value ?? NaN));
const tensors = z.record(z.string(), z.object({ shape: z.array(z.number()), data: list }));
const printedSchema = z.object({
  weights: z.object({ from: z.string(), step: z.number() }),
  classes: z.array(z.string()),
  symbols: z.array(z.string()).nullish().transform((value) => value ?? []),
  loss: z.number().nullable(),
  sequences: z.array(
    z.object({
      length: z.number(),
      symbols: z.array(z.string()).nullable(),
      targets: list.nullable(),
      divergences: z.array(z.object({ node: z.string(), share: z.number(), w: list, div: list, weighted: list, total: z.number(), sumW: z.number(), loss: z.number().nullable() })),
      tensors,
      alone: z.object({ shape: z.array(z.number()), data: list }).nullable(),
    }),
  ),
  tensors,
  step: z.object({ norm: z.number(), clipNorm: z.number(), factor: z.number(), learningRate: z.number(), memory: z.string() }).nullable(),
});
export type PrintedProbe = z.infer<typeof printedSchema>;

/**
 * What `predict --probe` says of a run of the app.
 * @param asked a question, or its one sequence
 * @param probe names of tensors, apart by commas
 * @param at a step, `now` or `initial`
 */
export async function probeByCli(unroll: UnrollApp, runId: string, asked: ProbeQuestion | ProbeQuestion['sequences'][number], probe: string, at = 'now'): Promise<PrintedProbe> {
  const input = join(unroll.userData, 'probe.json');
  await writeFile(input, JSON.stringify('sequences' in asked ? asked : { sequences: [asked] }));
  const child = startCli(['predict', join(unroll.userData, 'runs', runId), '--input', input, '--probe', probe, '--at', at], unroll.userData);
  const [[code], output, errors] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(errors);
  return printedSchema.parse(JSON.parse(output));
}
