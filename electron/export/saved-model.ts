import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as TfNode from '@tensorflow/tfjs-node';
import { emitInferenceModel, type InferenceModel } from '../../shared/compiler/emit/inference-model.ts';
import { PADDING, prove, type LoadedExport, type Proof } from './prove.ts';
import { savedModelReadme } from './readme.ts';
import { weightValues, type ExportSource } from './source.ts';
import { vocabularyFile } from './vocabulary-file.ts';

export const savedModelFiles = ['saved_model.pb', 'vocabulary.json', 'README.txt'] as const;

/**
 * A SavedModel for TensorFlow 2.7 and newer, its weights constants; signatures `serving_default` (whole sequences) and `step`
 * (one symbol, states in and out) as in `emitInferenceModel`.
 * @throws UserError what was loaded again answers differently
 */
export async function writeSavedModel(tf: typeof TfNode, source: ExportSource, folder: string): Promise<Proof> {
  const { bytes, outputs, states } = emitInferenceModel(source.document, source.facts, (variable) => weightValues(source, variable));
  await writeFile(join(folder, 'saved_model.pb'), bytes);
  await writeFile(join(folder, 'vocabulary.json'), vocabularyFile(source));
  await writeFile(join(folder, 'README.txt'), savedModelReadme(source, { outputs, states }));
  const whole = await prove(source, 'SavedModel', () => loadWhole(tf, outputs, folder));
  const stepwise = await prove(source, 'SavedModel', () => loadStepwise(tf, { outputs, states }, folder));
  return { probes: whole.probes, deviation: Math.max(whole.deviation, stepwise.deviation) };
}

/** `serving_default`, in a session of its own: tfjs-node has not seen this folder before. */
async function loadWhole(tf: typeof TfNode, outputs: InferenceModel['outputs'], folder: string): Promise<LoadedExport> {
  const model = await tf.node.loadSavedModel(folder, ['serve'], 'serving_default');
  return {
    async run(batch) {
      const x = tf.tensor2d(batch.flatMap((row) => [...row]), [batch.length, batch[0]?.length ?? 0], 'int32');
      const given = model.predict({ x }) as Record<string, TfNode.Tensor>;
      const values = await Promise.all(outputs.map(async ({ name }) => (await given[name]?.data<'float32'>()) ?? new Float32Array()));
      tf.dispose([x, given]);
      return values;
    },
    dispose: () => model.dispose(),
  };
}

/** `step`, called timestep by timestep as by a user who generates; where a row is padded its state stays zero. */
async function loadStepwise(tf: typeof TfNode, { outputs, states }: Pick<InferenceModel, 'outputs' | 'states'>, folder: string): Promise<LoadedExport> {
  const model = await tf.node.loadSavedModel(folder, ['serve'], 'step');
  const callOnce = (column: readonly number[], now: readonly TfNode.Tensor[]): TfNode.Tensor[] =>
    tf.tidy(() => {
      const x = tf.tensor1d(column.map((id) => Math.max(id, 0)), 'int32');
      const mask = tf.tensor2d(column.map((id) => (id === PADDING ? 0 : 1)), [column.length, 1]);
      const feeds = Object.fromEntries(states.map(({ name }, i) => [name, now[i] as TfNode.Tensor]));
      const out = model.predict({ x, ...feeds }) as Record<string, TfNode.Tensor>;
      return [...outputs.map(({ name }) => out[name] as TfNode.Tensor), ...states.map(({ name }) => (out[name] as TfNode.Tensor).mul(mask))];
    });
  return {
    async run(batch) {
      const length = batch[0]?.length ?? 0;
      const steps: TfNode.Tensor[][] = [];
      let now = states.map(({ width }) => tf.zeros([batch.length, width]) as TfNode.Tensor);
      for (let t = 0; t < length; t++) {
        const given = callOnce(batch.map((row) => row[t] ?? PADDING), now);
        steps.push(given.slice(0, outputs.length));
        tf.dispose(now);
        now = given.slice(outputs.length);
      }
      const whole = outputs.map((_, output) => tf.stack(steps.map((step) => step[output] as TfNode.Tensor), 1));
      const values = await Promise.all(whole.map((each) => each.data<'float32'>()));
      tf.dispose([whole, now, steps]);
      return values;
    },
    dispose: () => model.dispose(),
  };
}
