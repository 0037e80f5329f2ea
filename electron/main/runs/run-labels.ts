import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { labelFileSchema, runFiles, type RunLabel } from '../../../shared/ipc/run-files.ts';
import { writeFileSafely } from '../files/write-file-safely.ts';

const none: RunLabel = { number: null, name: '', starred: false };

/** Numbers, names and stars of runs; one small file in the folder of each. */
export class RunLabels {
  /** Also of runs whose folder is not there yet. */
  private readonly known = new Map<string, RunLabel>();

  /** What is known without reading. */
  of(runId: string): RunLabel {
    return this.known.get(runId) ?? none;
  }

  /** A label that is lost or damaged costs the name, never the run. */
  async read(runId: string, folder: string): Promise<RunLabel> {
    const known = this.known.get(runId);
    if (known) return known;
    const text = await readFile(join(folder, runFiles.label), 'utf8').catch(() => '');
    const label = parsed(text) ?? none;
    this.known.set(runId, label);
    return label;
  }

  /** For a run that is about to begin: its folder must be empty until then. */
  expect(runId: string, label: RunLabel): void {
    this.known.set(runId, label);
  }

  /** @throws UserError the file cannot be written. */
  async write(runId: string, folder: string, label: RunLabel): Promise<void> {
    this.known.set(runId, label);
    await writeFileSafely(join(folder, runFiles.label), `${JSON.stringify(label)}\n`);
  }

  forget(runId: string): void {
    this.known.delete(runId);
  }
}

function parsed(text: string): RunLabel | null {
  try {
    return labelFileSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
