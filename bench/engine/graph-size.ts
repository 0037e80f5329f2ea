// How long the compiler works on a network's `train`, and how large the graph is. Prints one JSON line.
// usage: graph-size work.json
import { readFileSync } from 'node:fs';
import protobuf from 'protobufjs/minimal.js';
import { compileFor } from '../../electron/engine/compile.ts';
import { loadData } from '../../electron/engine/data/load-data.ts';
import { engineThreads } from '../../electron/engine/tensorflow.ts';
import { emitSavedModel } from '../../shared/compiler/emit/saved-model.ts';
import { factsOf } from '../../shared/text/dataset.ts';
import { documentOf } from './documents.ts';
import type { Work } from './network.ts';

const work = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Work;
const document = await documentOf(work);
const { node, dataset } = await loadData(document, null);
const started = performance.now();
const program = compileFor(document, node, factsOf(dataset), { functions: ['train'], rows: document.training.batch, shards: engineThreads() });
const bytes = emitSavedModel(program);
const compileSeconds = (performance.now() - started) / 1000;
console.log(JSON.stringify({ compileSeconds, nodes: nodesIn(bytes), megabytes: bytes.length / 1e6 }));

/** SavedModel.meta_graphs (2), MetaGraphDef.graph_def (2), GraphDef.node (1). */
function nodesIn(savedModel: Uint8Array): number {
  return fields(savedModel, 2).flatMap((metaGraph) => fields(metaGraph, 2)).flatMap((graph) => fields(graph, 1)).length;
}

function fields(message: Uint8Array, wanted: number): Uint8Array[] {
  const reader = protobuf.Reader.create(message);
  const found: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === wanted) found.push(reader.bytes());
    else reader.skipType(tag & 7);
  }
  return found;
}
