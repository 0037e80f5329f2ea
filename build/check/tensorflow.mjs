// Loads tfjs-node in the runtime that runs this file (Node, or Electron with ELECTRON_RUN_AS_NODE=1) and runs one op.
import util from 'node:util';
import { createRequire } from 'node:module';

// Node 23 removed two functions that tfjs-node calls.
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
util.isArray ??= Array.isArray;

const tf = createRequire(import.meta.url)('@tensorflow/tfjs-node');
const product = tf.matMul(tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]]));
const runtime = process.versions.electron ? `Electron ${process.versions.electron}` : `Node ${process.versions.node}`;
const [value] = product.dataSync();
if (value !== 11) throw new Error(`TensorFlow says that 1 x 3 + 2 x 4 is ${value}`);
process.stdout.write(`TensorFlow ${tf.backend().binding.TF_Version} in ${runtime}\n`);
