import { resolve } from 'node:path';
import type * as TfNode from '@tensorflow/tfjs-node';
import type { ExportFormat, ExportResult } from '../../shared/ipc/contract.ts';
import { layersModelFiles, writeLayersModel } from './layers-model.ts';
import { writeNewFolder } from './new-folder.ts';
import type { Proof } from './prove.ts';
import { savedModelFiles, writeSavedModel } from './saved-model.ts';
import type { ExportSource } from './source.ts';

export type { ExportSource } from './source.ts';

interface Exporter {
  readonly files: readonly string[];
  write(tf: typeof TfNode, source: ExportSource, folder: string): Promise<Proof>;
}

const exporters: Readonly<Record<ExportFormat, Exporter>> = {
  'layers-model': { files: layersModelFiles, write: writeLayersModel },
  'saved-model': { files: savedModelFiles, write: writeSavedModel },
};

/** Every file that some export consists of: such a folder may be replaced by another export. */
const ownFiles = Object.values(exporters).flatMap(({ files }) => files);

/**
 * Writes a trained network as a folder at `path` and proves it: what was written is loaded again and compared with the
 * network here on fixed probes. Nothing is left at `path` unless that holds.
 * @param tf tfjs-node, loaded
 * @throws UserError the format cannot express the network, it deviates, or `path` cannot be written
 */
export async function exportRun(
  tf: typeof TfNode,
  source: ExportSource,
  { format, path }: { readonly format: ExportFormat; readonly path: string },
): Promise<ExportResult> {
  const { files, write } = exporters[format];
  const target = resolve(path);
  const proof = await writeNewFolder(target, ownFiles, (folder) => write(tf, source, folder));
  return { path: target, files: [...files], ...proof };
}
