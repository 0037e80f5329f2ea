import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as TfNode from '@tensorflow/tfjs-node';
import { emitLayersModel, type LayerWeight } from '../../shared/compiler/emit/layers-model.ts';
import { prove, type LoadedExport, type Proof } from './prove.ts';
import { layersModelReadme } from './readme.ts';
import { weightValues, type ExportSource } from './source.ts';
import { vocabularyFile } from './vocabulary-file.ts';

export const layersModelFiles = ['model.json', 'weights.bin', 'vocabulary.json', 'README.txt'] as const;

/**
 * A tf.LayersModel for tfjs-layers 4: x f32 `[B, T, V]` one-hot to probabilities `[B, T, C]`, any B and T.
 * @throws UserError the document has a node tfjs-layers cannot load, or what was loaded again answers differently
 */
export async function writeLayersModel(tf: typeof TfNode, source: ExportSource, folder: string): Promise<Proof> {
  const { topology, weights } = emitLayersModel(source.document, source.facts);
  const values = weights.map((weight) => valuesOf(source, weight));
  const model = {
    format: 'layers-model',
    generatedBy: 'Unroll',
    convertedBy: null,
    modelTopology: topology,
    weightsManifest: [
      { paths: ['weights.bin'], weights: weights.map(({ name, shape, transposed }) => ({ name, shape: transposed ? shape.toReversed() : shape, dtype: 'float32' })) },
    ],
  };
  await writeFile(join(folder, 'model.json'), `${JSON.stringify(model, null, 1)}\n`);
  await writeFile(join(folder, 'weights.bin'), littleEndian(values));
  await writeFile(join(folder, 'vocabulary.json'), vocabularyFile(source));
  await writeFile(join(folder, 'README.txt'), layersModelReadme(source));
  return prove(source, 'tf.LayersModel', () => loadLayersModel(tf, source, folder));
}

/** Values of a weight as the model has them, row-major. */
function valuesOf(source: ExportSource, { variable, shape: [rows = 1, columns = 1], transposed }: LayerWeight): Float32Array {
  const values = weightValues(source, variable);
  return transposed ? values.map((_, i) => values[(i % rows) * columns + Math.floor(i / rows)] ?? NaN) : values;
}

/** Reads the files with tfjs-layers' own loader, as a user of the export does. */
async function loadLayersModel(tf: typeof TfNode, source: ExportSource, folder: string): Promise<LoadedExport> {
  const model = await tf.loadLayersModel(`file://${join(folder, 'model.json')}`);
  const { symbols } = source.program;
  return {
    async run(batch) {
      const length = batch[0]?.length ?? 0;
      const output = tf.tidy(() => {
        const ids = tf.tensor2d(batch.flatMap((row) => [...row]), [batch.length, length], 'int32');
        // One-hot of a padded timestep is a row of zeros.
        return model.predict(tf.oneHot(ids, symbols).toFloat()) as TfNode.Tensor;
      });
      const values = await output.data<'float32'>();
      output.dispose();
      return [values];
    },
    dispose() {
      tf.dispose(model.layers.flatMap((layer) => keptMasks(tf, layer)));
      model.dispose();
    },
  };
}

/** The dropout masks (of ones, where nothing is trained) that a recurrent layer keeps from its last call and never frees. */
function keptMasks(tf: typeof TfNode, layer: object): TfNode.Tensor[] {
  return Object.entries(layer).flatMap(([name, part]: [string, unknown]) => {
    if (['cell', 'forwardLayer', 'backwardLayer'].includes(name) && part instanceof Object) return keptMasks(tf, part);
    return /dropoutMask$/i.test(name) ? [part].flat().filter((mask) => mask instanceof tf.Tensor) : [];
  });
}

function littleEndian(arrays: readonly Float32Array[]): Uint8Array {
  const bytes = new Uint8Array(arrays.reduce((size, values) => size + values.byteLength, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const values of arrays)
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  return bytes;
}
