// The peers that can build a network, each a function that runs it once and gives what it printed.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../build/setup/paths.mjs';
import { say } from '../../build/setup/say.mjs';
import { lastLine } from './programs.mjs';
import { pythonWithTensorflow, pythonWithTorch } from './python.mjs';

const program = (name) => join(root, 'bench', 'peers', name);
/** tfjs-layers takes ten times as long as the others: fewer repetitions say enough. */
const slowPeer = { repetitions: 2, warmUp: 1 };

/** @param mode `train` or `generate`; `work`: what the program is told to do; `folder`: where its file can lie */
export async function peersFor(network, { mode, folder, work }) {
  const files = { all: join(folder, 'peer.json'), slow: join(folder, 'slow-peer.json') };
  await writeFile(files.all, JSON.stringify(work));
  await writeFile(files.slow, JSON.stringify({ ...work, ...slowPeer }));
  const python = (found, peer, encoding) => () => lastLine(found.command, [program(peer), files.all, mode, encoding], { PYTHONPATH: found.path });
  // A look-up is another way to write the same network only where a projection comes first.
  const encodings = mode === 'train' && network.layers[0]?.kind === 'projection' ? ['one-hot', 'embedding'] : ['one-hot'];
  const peers = {};
  for (const [name, { prepare, file }] of Object.entries(frameworks)) {
    try {
      const found = await prepare();
      for (const encoding of encodings) peers[encodings.length > 1 ? `${name}, ${encoding}` : name] = python(found, file, encoding);
    } catch (error) {
      say(`${name} is not measured: ${error.message}`);
    }
  }
  peers['tfjs-layers'] = () => lastLine(process.execPath, [program('tfjs-peer.mjs'), files.slow, mode]);
  return peers;
}

const frameworks = {
  PyTorch: { prepare: pythonWithTorch, file: 'torch_peer.py' },
  Keras: { prepare: pythonWithTensorflow, file: 'keras_peer.py' },
};
