import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { probeResultSchema, probeTensorSchema, probedSequenceSchema, type ProbeQuestion } from '../shared/ipc/contract.ts';
import { startCli } from './electron.ts';
import type { UnrollApp } from './unroll-app.ts';

const tensors = z.record(z.string(), probeTensorSchema.extend({ data: z.array(z.number()) }));

/** As the command line prints it: typed arrays are lists. */
const printedSchema = probeResultSchema.pick({ weights: true, classes: true, symbols: true }).extend({
  tensors,
  sequences: z.array(probedSequenceSchema.pick({ length: true, symbols: true }).extend({ tensors })),
});

/** What `predict --probe` says of a run of the app. */
export async function probeByCli(unroll: UnrollApp, runId: string, sequence: ProbeQuestion['sequences'][number], probe: string, at = 'now'): Promise<z.infer<typeof printedSchema>> {
  const input = join(unroll.userData, 'probe.json');
  await writeFile(input, JSON.stringify([sequence]));
  const child = startCli(['predict', join(unroll.userData, 'runs', runId), '--input', input, '--probe', probe, '--at', at], unroll.userData);
  const [[code], output, errors] = await Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]);
  if (code !== 0) throw new Error(errors);
  return printedSchema.parse(JSON.parse(output));
}
